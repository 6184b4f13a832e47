package com.termfleet.access;

import com.termfleet.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of users. */
@Component
class UserStore {

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<User> all() {
        return jdbc.sql("select id, email, role, created_at from users order by id")
                .query(UserStore::user)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the address is taken */
    User insert(String email, Role role, String passwordHash) {
        return jdbc.sql("""
                        insert into users (email, role, password_hash) values (:email, :role, :hash)
                        returning id, email, role, created_at
                        """)
                .param("email", email)
                .param("role", role.name())
                .param("hash", passwordHash)
                .query(UserStore::user)
                .single();
    }

    Optional<String> passwordHash(UserId user) {
        return jdbc.sql("select password_hash from users where id = :id")
                .param("id", user.value())
                .query(String.class)
                .optional();
    }

    void setPasswordHash(UserId user, String hash) {
        jdbc.sql("update users set password_hash = :hash where id = :id")
                .param("hash", hash)
                .param("id", user.value())
                .update();
    }

    private static User user(ResultSet row, int index) throws SQLException {
        return new User(
                new UserId(row.getLong("id")),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                instant(row, "created_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
