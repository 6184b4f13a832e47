package com.termfleet.access.user;

import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.access.UserChange;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code users}; {@code toString} hides the hash.
 *
 * @param passwordExpiresAt null for a password that the user has chosen
 */
@Table("users")
record UserRow(
        @Id @Nullable UserId id,
        String email,
        Role role,
        String passwordHash,
        @Nullable Instant passwordExpiresAt,
        boolean enabled,
        String plan,
        Instant createdAt) {

    static UserRow of(String email, Role role, String hash, @Nullable Instant passwordExpiresAt, Instant now) {
        return new UserRow(null, email, role, hash, passwordExpiresAt, true, Plans.STANDARD, now);
    }

    UserRow withPassword(String hash, @Nullable Instant expiresAt) {
        return new UserRow(id, email, role, hash, expiresAt, enabled, plan, createdAt);
    }

    UserRow with(UserChange change) {
        return new UserRow(
                id,
                email,
                role,
                passwordHash,
                passwordExpiresAt,
                change.enabled() == null ? enabled : change.enabled(),
                change.plan() == null ? plan : change.plan(),
                createdAt);
    }

    User user() {
        return new User(Objects.requireNonNull(id), email, role, enabled, plan, passwordExpiresAt, createdAt);
    }

    @Override
    public String toString() {
        return "UserRow[" + id + ", " + email + "]";
    }
}
