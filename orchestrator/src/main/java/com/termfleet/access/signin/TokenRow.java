package com.termfleet.access.signin;

import com.termfleet.access.ApiTokens.ApiToken;
import com.termfleet.access.ApiTokens.NewToken;
import com.termfleet.access.Scope;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code api_tokens}: a token's hash, never the token.
 *
 * @param scopes as the API spells them, separated by commas
 */
@Table("api_tokens")
@SuppressWarnings("ArrayRecordComponent") // The column is bytea; rows are never compared.
record TokenRow(
        @Id @Nullable Long id,
        UserId userId,
        String name,
        byte[] tokenHash,
        String scopes,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    static TokenRow of(UserId owner, NewToken token, byte[] hash, Instant now) {
        String scopes = token.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(","));
        return new TokenRow(null, owner, token.name(), hash, scopes, token.expiresAt(), now, null, null);
    }

    long number() {
        return Objects.requireNonNull(id);
    }

    Set<Scope> scopeSet() {
        return Arrays.stream(scopes.split(",", -1))
                .flatMap(text -> Scope.of(text).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    TokenRow usedAt(Instant now) {
        return new TokenRow(id, userId, name, tokenHash, scopes, expiresAt, createdAt, now, revokedAt);
    }

    TokenRow revokedAt(Instant now) {
        return new TokenRow(id, userId, name, tokenHash, scopes, expiresAt, createdAt, lastUsedAt, now);
    }

    ApiToken about() {
        return new ApiToken(number(), name, scopeSet(), expiresAt, createdAt, lastUsedAt);
    }
}
