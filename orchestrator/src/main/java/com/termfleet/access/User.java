package com.termfleet.access;

import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person with a sign-in.
 *
 * @param enabled a disabled user cannot sign in, with a password or a token
 * @param plan name of the plan that limits how many accounts the user may have
 * @param passwordExpiresAt when the one-time password expires; null once the user has chosen a password
 */
public record User(
        UserId id,
        String email,
        Role role,
        boolean enabled,
        String plan,
        @Nullable Instant passwordExpiresAt,
        Instant createdAt) {

    /** @param grant of this sign-in, with every scope */
    public Principal principal(Grant grant) {
        return new Principal(id, email, role, Scope.EVERY, grant);
    }
}
