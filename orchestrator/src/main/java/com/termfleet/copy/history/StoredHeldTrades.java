package com.termfleet.copy.history;

import com.termfleet.copy.journal.TradeRows;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.HeldTrades;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what masters hold from their trades. */
public final class StoredHeldTrades implements HeldTrades {

    private static final String PREFIX = MasterTrades.PREFIX;

    private final JdbcClient jdbc;

    public StoredHeldTrades(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<HeldTrade> of(AccountId master) {
        return jdbc.sql("select " + MasterTrades.columns("t") + """
                         from master_trades t
                        where t.master_account_id = :master and not t.settled and t.status in ('PENDING', 'OPEN')
                        order by t.id""")
                .param("master", master.value())
                .query((row, _) -> held(TradeRows.trade(row, PREFIX)))
                .list();
    }

    private static HeldTrade held(MasterTrade trade) {
        return new HeldTrade(
                trade.key().ticket(),
                trade.type(),
                trade.opening().symbol(),
                trade.remaining(),
                trade.stops().stopLoss(),
                trade.stops().takeProfit(),
                trade.opening().recipients());
    }
}
