package com.termfleet.wallet.store;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.MemberId;
import com.termfleet.wallet.ledger.Valuation;
import com.termfleet.wallet.ledger.WalletId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wallets and their members in the database. Thread-safe; blocks. */
public final class WalletStore {

    private static final String SELECT = "select id, account_id, currency, decimals, created_at, last_seq, reported_at,"
            + " balance, equity, deposits, pending from wallets ";
    private static final String SELECT_MEMBERS =
            "select member_id, email, user_id, created_at from wallet_members where wallet_id = :wallet";

    private final JdbcClient jdbc;

    public WalletStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two callers at the same time one finds it made. @return whether it was made now */
    public boolean create(AccountId account, String currency, SmallestUnit unit, Instant now) {
        return jdbc.sql("""
                        insert into wallets (account_id, currency, decimals, created_at)
                        values (:account, :currency, :decimals, :now) on conflict do nothing""")
                        .param("account", account.value())
                        .param("currency", currency)
                        .param("decimals", unit.decimals())
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    public Optional<WalletRow> find(WalletId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query((row, _) -> wallet(row))
                .optional();
    }

    public Optional<WalletRow> find(AccountId account) {
        return jdbc.sql(SELECT + "where account_id = :account")
                .param("account", account.value())
                .query((row, _) -> wallet(row))
                .optional();
    }

    /** Oldest first. */
    public List<WalletRow> all() {
        return jdbc.sql(SELECT + "order by id").query((row, _) -> wallet(row)).list();
    }

    /** Until the transaction ends nobody else changes the wallet. */
    public Optional<WalletRow> lock(WalletId id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> wallet(row))
                .optional();
    }

    public void value(WalletId id, Valuation valuation) {
        jdbc.sql("""
                        update wallets set reported_at = :at, balance = :balance, equity = :equity, deposits = :deposits,
                            pending = :pending
                        where id = :id""")
                .param("at", utc(valuation.at()))
                .param("balance", valuation.balance())
                .param("equity", valuation.equity())
                .param("deposits", valuation.deposits())
                .param("pending", valuation.pending())
                .param("id", id.value())
                .update();
    }

    /** @return whether the member is new */
    public boolean add(WalletId wallet, Member member) {
        UserId user = member.user();
        return jdbc.sql("""
                        insert into wallet_members (wallet_id, member_id, email, user_id, created_at)
                        values (:wallet, :member, :email, :user, :now) on conflict do nothing""")
                        .param("wallet", wallet.value())
                        .param("member", member.id().value())
                        .param("email", member.email())
                        .param("user", user == null ? null : user.value())
                        .param("now", utc(member.createdAt()))
                        .update()
                == 1;
    }

    public Optional<Member> member(WalletId wallet, MemberId id) {
        return jdbc.sql(SELECT_MEMBERS + " and member_id = :member")
                .param("wallet", wallet.value())
                .param("member", id.value())
                .query((row, _) -> member(row))
                .optional();
    }

    /**
     * In the order of their ids.
     *
     * @param user only those that this user may see as a member; null for all
     */
    public List<Member> members(WalletId wallet, @Nullable UserId user) {
        return jdbc.sql(SELECT_MEMBERS
                        + " and (:user::bigint is null or user_id = :user) order by member_id collate \"C\"")
                .param("wallet", wallet.value())
                .param("user", user == null ? null : user.value())
                .query((row, _) -> member(row))
                .list();
    }

    /** The wallets in which the user is a member. */
    public List<WalletId> walletsOf(UserId user) {
        return jdbc.sql("select distinct wallet_id from wallet_members where user_id = :user")
                .param("user", user.value())
                .query((row, _) -> new WalletId(row.getLong("wallet_id")))
                .list();
    }

    private static WalletRow wallet(ResultSet row) throws SQLException {
        return new WalletRow(
                new WalletId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                row.getString("currency"),
                new SmallestUnit(row.getInt("decimals")),
                time(row, "created_at"),
                row.getLong("last_seq"),
                valuation(row));
    }

    private static @Nullable Valuation valuation(ResultSet row) throws SQLException {
        return row.getObject("reported_at") == null
                ? null
                : new Valuation(
                        time(row, "reported_at"),
                        row.getLong("balance"),
                        row.getLong("equity"),
                        row.getObject("deposits", Long.class),
                        row.getLong("pending"));
    }

    private static Member member(ResultSet row) throws SQLException {
        Long user = row.getObject("user_id", Long.class);
        return new Member(
                new MemberId(row.getString("member_id")),
                row.getString("email"),
                user == null ? null : new UserId(user),
                time(row, "created_at"));
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
