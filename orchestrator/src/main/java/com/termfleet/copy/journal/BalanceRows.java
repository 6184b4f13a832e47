package com.termfleet.copy.journal;

import com.termfleet.copy.sql.Queries;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import java.sql.Connection;
import java.sql.SQLException;

/** Reads the balances of subscriptions whose losses are counted. */
final class BalanceRows {

    private BalanceRows() {}

    static void into(OpenTrades loaded, Connection open) throws SQLException {
        Queries.select(
                        open,
                        "select subscription_id, balance from subscription_balances",
                        row -> new Counted(
                                new SubscriptionId(row.getLong("subscription_id")),
                                new Money(row.getBigDecimal("balance"))))
                .forEach(counted -> loaded.balances().put(counted.subscription(), counted.balance()));
    }

    private record Counted(SubscriptionId subscription, Money balance) {}
}
