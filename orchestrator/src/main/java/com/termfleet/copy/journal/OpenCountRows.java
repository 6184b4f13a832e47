package com.termfleet.copy.journal;

import com.termfleet.copy.exposure.OpenCounts;
import com.termfleet.copy.sql.Queries;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Reads how many copies were opened lately. */
final class OpenCountRows {

    private OpenCountRows() {}

    static void into(OpenTrades loaded, Connection open) throws SQLException {
        Queries.select(
                        open,
                        "select follower_account_id, subscription_id,"
                                + " floor(extract(epoch from decided_at) / ?)::bigint as slot, count(*)::int as opens"
                                + " from trade_pairs where decided_at >= now() - make_interval(secs => ?)"
                                + " and share_volume > 0 and status not in ('SKIPPED', 'FAILED') group by 1, 2, 3",
                        row -> new Counted(
                                new AccountId(row.getLong("follower_account_id")),
                                new SubscriptionId(row.getLong("subscription_id")),
                                Instant.ofEpochSecond(row.getLong("slot") * OpenCounts.SLOT.toSeconds()),
                                row.getInt("opens")),
                        OpenCounts.SLOT.toSeconds(),
                        (double) OpenCounts.KEPT.toSeconds())
                .forEach(counted ->
                        loaded.opened(counted.account(), counted.subscription(), counted.at(), counted.opens()));
    }

    private record Counted(AccountId account, SubscriptionId subscription, Instant at, int opens) {}
}
