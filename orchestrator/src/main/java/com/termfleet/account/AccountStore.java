package com.termfleet.account;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of accounts. */
@Component
class AccountStore {

    private static final String COLUMNS =
            "id, name, owner_id, role, platform, login, server, terminal, host, created_at, deleted_at, token_hash";

    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Deleted accounts too. */
    List<Row> all() {
        return jdbc.sql("select " + COLUMNS + " from accounts order by id")
                .query(AccountStore::row)
                .list();
    }

    AccountId nextId() {
        return new AccountId(jdbc.sql("select nextval(pg_get_serial_sequence('accounts', 'id'))")
                .query(Long.class)
                .single());
    }

    /** @throws org.springframework.dao.DuplicateKeyException if a hosted account has the same login, server and role */
    Row insert(AccountId id, NewAccount account, Sealed secrets, byte[] tokenHash) {
        return jdbc.sql("""
                        insert into accounts (id, name, owner_id, role, platform, login, server, terminal, host,
                            password_sealed, token_sealed, token_hash)
                        values (:id, :name, :owner, :role, :platform, :login, :server, :terminal, :host,
                            :password, :token, :hash)
                        returning\s""" + COLUMNS)
                .param("id", id.value())
                .param("name", account.name())
                .param("owner", account.owner().value())
                .param("role", account.role().name())
                .param("platform", account.platform().name())
                .param("login", account.login())
                .param("server", account.server())
                .param("terminal", column(account.terminal()))
                .param("host", account.host())
                .param("password", secrets.password())
                .param("token", secrets.token())
                .param("hash", tokenHash)
                .query(AccountStore::row)
                .single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException if a hosted account has the same login, server and role */
    Optional<Row> changeCredentials(AccountId id, CredentialChange change, byte @Nullable [] password) {
        return jdbc.sql("""
                        update accounts set login = coalesce(:login, login), server = coalesce(:server, server),
                            password_sealed = coalesce(:password, password_sealed)
                        where id = :id and deleted_at is null
                        returning\s""" + COLUMNS)
                .param("id", id.value())
                .param("login", change.login())
                .param("server", change.server())
                .param("password", password)
                .query(AccountStore::row)
                .optional();
    }

    /** Wipes the secrets; keeps the row, which history names, and the hash, so that its token is known as revoked. */
    Optional<Row> delete(AccountId id) {
        return jdbc.sql("""
                        update accounts set deleted_at = now(), password_sealed = null, token_sealed = null
                        where id = :id and deleted_at is null
                        returning\s""" + COLUMNS)
                .param("id", id.value())
                .query(AccountStore::row)
                .optional();
    }

    Optional<Sealed> secrets(AccountId id) {
        return jdbc.sql("select password_sealed, token_sealed from accounts where id = :id and deleted_at is null")
                .param("id", id.value())
                .query((row, index) -> new Sealed(row.getBytes(1), row.getBytes(2)))
                .optional();
    }

    private static Row row(ResultSet row, int index) throws SQLException {
        String terminal = row.getString("terminal");
        Account account = new Account(
                new AccountId(row.getLong("id")),
                row.getString("name"),
                new UserId(row.getLong("owner_id")),
                SessionRole.valueOf(row.getString("role")),
                Account.Platform.valueOf(row.getString("platform")),
                row.getString("login"),
                row.getString("server"),
                terminal == null ? null : Account.TerminalKind.valueOf(terminal.toUpperCase(Locale.ROOT)),
                row.getString("host"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
        return new Row(account, row.getBytes("token_hash"), row.getObject("deleted_at") != null);
    }

    private static @Nullable String column(Account.@Nullable TerminalKind kind) {
        return kind == null ? null : kind.name().toLowerCase(Locale.ROOT);
    }

    @SuppressWarnings("ArrayRecordComponent") // Carries a column from here to the book; never compared.
    record Row(Account account, byte[] tokenHash, boolean deleted) {}

    @SuppressWarnings("ArrayRecordComponent") // Carries two columns; never compared.
    record Sealed(byte @Nullable [] password, byte @Nullable [] token) {}
}
