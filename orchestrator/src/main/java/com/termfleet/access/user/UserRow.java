package com.termfleet.access.user;

import com.termfleet.access.Role;
import com.termfleet.access.User;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** A row of {@code users}; {@code toString} hides the hash. */
@Table("users")
record UserRow(@Id @Nullable UserId id, String email, Role role, String passwordHash, Instant createdAt) {

    static UserRow of(String email, Role role, String passwordHash, Instant now) {
        return new UserRow(null, email, role, passwordHash, now);
    }

    UserRow withPasswordHash(String hash) {
        return new UserRow(id, email, role, hash, createdAt);
    }

    User user() {
        return new User(Objects.requireNonNull(id), email, role, createdAt);
    }

    @Override
    public String toString() {
        return "UserRow[" + id + ", " + email + "]";
    }
}
