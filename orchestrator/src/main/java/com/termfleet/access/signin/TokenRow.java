package com.termfleet.access.signin;

import com.termfleet.access.ApiTokens.ApiToken;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code api_tokens}: a token's hash, never the token. */
@Table("api_tokens")
@SuppressWarnings("ArrayRecordComponent") // The column is bytea; rows are never compared.
record TokenRow(
        @Id @Nullable Long id,
        UserId userId,
        String name,
        byte[] tokenHash,
        Instant createdAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    static TokenRow of(UserId owner, String name, byte[] hash, Instant now) {
        return new TokenRow(null, owner, name, hash, now, null, null);
    }

    long number() {
        return Objects.requireNonNull(id);
    }

    TokenRow usedAt(Instant now) {
        return new TokenRow(id, userId, name, tokenHash, createdAt, now, revokedAt);
    }

    TokenRow revokedAt(Instant now) {
        return new TokenRow(id, userId, name, tokenHash, createdAt, lastUsedAt, now);
    }

    ApiToken about() {
        return new ApiToken(number(), name, createdAt, lastUsedAt);
    }
}
