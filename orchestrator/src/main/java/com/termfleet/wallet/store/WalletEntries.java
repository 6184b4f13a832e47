package com.termfleet.wallet.store;

import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import com.termfleet.wallet.ledger.MemberId;
import com.termfleet.wallet.ledger.WalletEntry;
import com.termfleet.wallet.ledger.WalletEvent;
import com.termfleet.wallet.ledger.WalletId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledgers of wallets in the database; rows are only added. Thread-safe; blocks. */
public final class WalletEntries {

    private static final String SELECT =
            "select seq, at, kind, member_id, amount, percent from wallet_entries where wallet_id = :wallet ";

    private final JdbcClient jdbc;

    public WalletEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * In their order.
     *
     * @param after seq of the entry before the first; 0 for all
     * @param last seq of the last one
     */
    public List<WalletEntry> between(WalletId wallet, long after, long last) {
        return jdbc.sql(SELECT + "and seq > :after and seq <= :last order by seq")
                .param("wallet", wallet.value())
                .param("after", after)
                .param("last", last)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Newest first. */
    public Page<WalletEntry> list(WalletRow wallet, PageRequest page) {
        List<WalletEntry> entries = jdbc.sql(SELECT + "and seq <= :last order by seq desc limit :limit offset :offset")
                .param("wallet", wallet.id().value())
                .param("last", wallet.lastSeq())
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, _) -> entry(row))
                .list();
        return Page.of(entries, page, wallet.lastSeq());
    }

    public Optional<WalletEntry> byKey(WalletId wallet, String key) {
        return jdbc.sql(SELECT + "and idempotency_key = :key")
                .param("wallet", wallet.value())
                .param("key", key)
                .query((row, _) -> entry(row))
                .optional();
    }

    public Optional<Instant> lastTime(WalletRow wallet) {
        return jdbc.sql("select at from wallet_entries where wallet_id = :wallet and seq = :last")
                .param("wallet", wallet.id().value())
                .param("last", wallet.lastSeq())
                .query((row, _) -> WalletStore.time(row, "at"))
                .optional();
    }

    /** To be called under the wallet's lock. */
    public void append(WalletId wallet, WalletEntry entry, @Nullable String key, @Nullable UserId by) {
        EventColumns event = EventColumns.of(entry.event());
        MemberId member = event.member();
        jdbc.sql("""
                        insert into wallet_entries
                            (wallet_id, seq, at, kind, member_id, amount, percent, idempotency_key, user_id)
                        values (:wallet, :seq, :at, :kind, :member, :amount, :percent, :key, :user)""")
                .param("wallet", wallet.value())
                .param("seq", entry.seq())
                .param("at", WalletStore.utc(entry.at()))
                .param("kind", event.kind().name())
                .param("member", member == null ? null : member.value())
                .param("amount", event.amount())
                .param("percent", event.percent())
                .param("key", key)
                .param("user", by == null ? null : by.value())
                .update();
        jdbc.sql("update wallets set last_seq = :seq where id = :wallet")
                .param("seq", entry.seq())
                .param("wallet", wallet.value())
                .update();
    }

    private static WalletEntry entry(ResultSet row) throws SQLException {
        String member = row.getString("member_id");
        WalletEvent event = new EventColumns(
                        EventColumns.Kind.valueOf(row.getString("kind")),
                        member == null ? null : new MemberId(member),
                        row.getObject("amount", Long.class),
                        row.getBigDecimal("percent"))
                .event();
        return new WalletEntry(row.getLong("seq"), WalletStore.time(row, "at"), event);
    }
}
