package com.termfleet.compat.copytradepro;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds open positions of masters in the mode 1TO1 whose partner has none. Thread-safe; asks the database. */
@Component
class UnpairedTrades {

    /** Why a copy ended or was never opened without that being a failure of its partner. */
    private static final String NO_FAILURE = "('PAUSED', 'SUBSCRIPTION_REMOVED', 'EXISTING_POSITION', 'MASTER_CLOSED',"
            + " 'CLOSED_WITH_MASTER', 'KEPT', 'PENDING_ORDER_UNSUPPORTED', 'CANCELLED_WITH_MASTER')";

    private final JdbcClient jdbc;

    UnpairedTrades(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param reason why the partner has no position */
    record Unpaired(Ticket ticket, String reason) {}

    /** What was opened before the mode was set is left alone. */
    List<Unpaired> of(AccountId master) {
        return jdbc.sql("select distinct on (t.id) t.ticket, p.reason from copytradepro_masters m"
                        + " join master_trades t on t.master_account_id = m.master_account_id"
                        + " join trade_pairs p on p.master_trade_id = t.id"
                        + " where m.master_account_id = ? and m.mode = '1TO1' and t.status = 'OPEN'"
                        + " and t.received_at >= m.changed_at"
                        + " and p.status in ('CLOSED', 'SKIPPED', 'FAILED', 'CANCELLED')"
                        + " and coalesce(p.reason_code, '') not in " + NO_FAILURE
                        + " and not exists (select 1 from trade_pairs live where live.master_trade_id = t.id"
                        + " and live.status in ('PENDING', 'PLACED', 'OPEN'))"
                        + " order by t.id, p.id desc")
                .param(master.value())
                .query((row, n) -> new Unpaired(
                        new Ticket(row.getLong("ticket")),
                        row.getString("reason") == null ? "" : row.getString("reason")))
                .list();
    }
}
