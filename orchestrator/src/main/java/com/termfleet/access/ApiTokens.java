package com.termfleet.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tokens that scripts sign in with; each acts as the person who made it. Thread-safe. */
public interface ApiTokens {

    /**
     * @throws com.termfleet.kernel.InvalidInputException if the name is empty or too long, there is no scope, or the expiry
     *     is past
     * @throws com.termfleet.kernel.ConflictException if the owner has too many tokens already
     */
    Created create(Principal owner, NewToken token);

    /** The owner's tokens that are not revoked, oldest first. */
    List<ApiToken> of(Principal owner);

    /**
     * Takes effect at once, for streams and desktops that were opened with it as well.
     *
     * @throws com.termfleet.kernel.NotFoundException if the owner has no such token
     */
    void revoke(Principal owner, long id);

    /**
     * @param name what the person calls it, 1 to 64 characters on one line
     * @param expiresAt null for never
     */
    record NewToken(
            String name, Set<Scope> scopes, @Nullable Instant expiresAt) {}

    /** @param lastUsedAt to the minute; null if it was never used */
    record ApiToken(
            long id,
            String name,
            Set<Scope> scopes,
            @Nullable Instant expiresAt,
            Instant createdAt,
            @Nullable Instant lastUsedAt) {}

    /** {@code toString} hides the token. */
    record Created(ApiToken about, String token) {

        @Override
        public String toString() {
            return "Created[" + about + "]";
        }
    }
}
