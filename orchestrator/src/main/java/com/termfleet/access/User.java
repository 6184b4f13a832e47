package com.termfleet.access;

import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param enabled a disabled person may not, whatever they show
 * @param plan names the limits of what the person may have
 * @param passwordExpiresAt when the one-time password stops counting; null once the person has chosen a password
 */
public record User(
        UserId id,
        String email,
        Role role,
        boolean enabled,
        String plan,
        @Nullable Instant passwordExpiresAt,
        Instant createdAt) {

    /** @param grant how this person got in, with every scope */
    public Principal principal(Grant grant) {
        return new Principal(id, email, role, Scope.EVERY, grant);
    }
}
