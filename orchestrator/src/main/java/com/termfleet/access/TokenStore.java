package com.termfleet.access;

import com.termfleet.access.ApiTokens.ApiToken;
import com.termfleet.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of API tokens; holds hashes only. */
@Component
class TokenStore {

    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    ApiToken insert(UserId user, String name, byte[] hash) {
        return jdbc.sql("""
                        insert into api_tokens (user_id, name, token_hash) values (:user, :name, :hash)
                        returning id, name, created_at, last_used_at
                        """)
                .param("user", user.value())
                .param("name", name)
                .param("hash", hash)
                .query(TokenStore::token)
                .single();
    }

    List<ApiToken> of(UserId user) {
        return jdbc.sql("""
                        select id, name, created_at, last_used_at from api_tokens
                        where user_id = :user and revoked_at is null order by id
                        """)
                .param("user", user.value())
                .query(TokenStore::token)
                .list();
    }

    /** @return the hash of what was revoked; empty if this user has no such token */
    Optional<byte[]> revoke(UserId user, long id) {
        return jdbc.sql("""
                        update api_tokens set revoked_at = now()
                        where id = :id and user_id = :user and revoked_at is null
                        returning token_hash
                        """)
                .param("id", id)
                .param("user", user.value())
                .query((row, index) -> row.getBytes(1))
                .optional();
    }

    /** @return the hashes of what was revoked */
    List<byte[]> revokeAllOf(UserId user) {
        return jdbc.sql("""
                        update api_tokens set revoked_at = now() where user_id = :user and revoked_at is null
                        returning token_hash
                        """)
                .param("user", user.value())
                .query((row, index) -> row.getBytes(1))
                .list();
    }

    Optional<Found> find(byte[] hash) {
        return jdbc.sql("select id, user_id from api_tokens where token_hash = :hash and revoked_at is null")
                .param("hash", hash)
                .query((row, index) -> new Found(row.getLong(1), new UserId(row.getLong(2))))
                .optional();
    }

    void used(long id, Instant at) {
        jdbc.sql("update api_tokens set last_used_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    record Found(long id, UserId user) {}

    private static ApiToken token(ResultSet row, int index) throws SQLException {
        @Nullable OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                used == null ? null : used.toInstant());
    }
}
