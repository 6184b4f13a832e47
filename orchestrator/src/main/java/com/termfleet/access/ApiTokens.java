package com.termfleet.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens that scripts sign in with; each acts as the person who made it. Thread-safe. */
public interface ApiTokens {

    /**
     * @param name what the person calls it, 1 to 64 characters
     * @throws com.termfleet.kernel.InvalidInputException if the name is empty or too long
     */
    Created create(Principal owner, String name);

    /** The owner's tokens that are not revoked, oldest first. */
    List<ApiToken> of(Principal owner);

    /**
     * Takes effect at once.
     *
     * @throws com.termfleet.kernel.NotFoundException if the owner has no such token
     */
    void revoke(Principal owner, long id);

    /** @param lastUsedAt to the minute; null if it was never used */
    record ApiToken(
            long id,
            String name,
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
