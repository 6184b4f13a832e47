package com.termfleet.source.redis;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The trades that were published for workers, with what they hold of them. Thread-safe; each method is one statement. */
final class BridgedTrades {

    private final JdbcClient jdbc;

    BridgedTrades(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param remaining what is open
     * @param ticket of the worker's position; null until it has told it
     */
    record Bridged(Lots remaining, @Nullable Long ticket) {}

    /** A repeat changes nothing. */
    void open(AccountId account, String trade, Lots quantity) {
        jdbc.sql("""
                        insert into bridged_trades (account_id, trade_id, remaining) values (:account, :trade, :quantity)
                        on conflict do nothing""")
                .param("account", account.value())
                .param("trade", trade)
                .param("quantity", quantity.value())
                .update();
    }

    /** Empty if it was not published, or is closed. */
    Optional<Bridged> find(AccountId account, String trade) {
        return jdbc.sql("""
                        select remaining, mt5_ticket from bridged_trades
                        where account_id = :account and trade_id = :trade and remaining > 0""")
                .param("account", account.value())
                .param("trade", trade)
                .query((row, number) ->
                        new Bridged(new Lots(row.getBigDecimal("remaining")), row.getObject("mt5_ticket", Long.class)))
                .optional();
    }

    void remaining(AccountId account, String trade, Lots remaining) {
        jdbc.sql("update bridged_trades set remaining = :remaining where account_id = :account and trade_id = :trade")
                .param("remaining", remaining.value())
                .param("account", account.value())
                .param("trade", trade)
                .update();
    }

    /** A worker has opened it. Workers do not say for which account: it is the newest trade with this id. */
    void opened(String trade, long ticket) {
        jdbc.sql("""
                        update bridged_trades set mt5_ticket = :ticket
                        where mt5_ticket is null and id = (select max(id) from bridged_trades where trade_id = :trade)""").param("ticket", ticket).param("trade", trade).update();
    }
}
