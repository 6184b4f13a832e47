package com.termfleet.copy.history;

import com.termfleet.access.Principal;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.journal.TradeRows;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.PairId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads copies from the database, joined with their master trades. Thread-safe. */
public final class TradePairs {

    private static final String TABLES = "from trade_pairs p join master_trades t on t.id = p.master_trade_id ";

    /** A person sees copies on accounts of theirs, and copies that others make of their masters. */
    private static final String VISIBLE = """
            where (cast(:user as bigint) is null
                or p.follower_account_id in (select id from accounts where owner_id = :user)
                or t.master_account_id in (select id from accounts where owner_id = :user))
              and (cast(:account as bigint) is null or p.follower_account_id = :account or t.master_account_id = :account)
            """;

    private static final String WANTED = VISIBLE + """
              and (cast(:status as text) is null or p.status = :status)
              and (cast(:since as timestamptz) is null or t.received_at >= :since)
              and (cast(:until as timestamptz) is null or t.received_at < :until)
            """;

    /** Tables and condition, with the parameters of {@link HistoryFilter#bind}. */
    static final String SEEN = " " + TABLES + VISIBLE;

    private final HistoryQuery<PairView> query;

    public TradePairs(JdbcClient jdbc) {
        HistoryQuery.Parts parts = new HistoryQuery.Parts(
                "p.*, " + MasterTrades.columns("t"), TABLES, WANTED, "p.id", "t.id desc, p.id desc");
        this.query = new HistoryQuery<>(jdbc, parts, (row, n) -> view(row));
    }

    /** Newest first; the total is counted up to {@value HistoryQuery#COUNTED}. */
    public Page<PairView> list(HistoryFilter filter, Principal principal, PageRequest page) {
        return query.list(filter.checked(HistoryFilter.names(PairStatus.values())), principal, page);
    }

    /** @throws NotFoundException if there is none that this person may see */
    public PairView get(long id, Principal principal) {
        return query.get(id, principal).orElseThrow(() -> new NotFoundException("There is no trade pair " + id + "."));
    }

    /** For the stream, which decides itself who may see what. */
    public List<PairView> find(Collection<PairId> ids) {
        return query.find(ids.stream().map(PairId::value).toList());
    }

    private static PairView view(ResultSet row) throws SQLException {
        return PairView.of(TradeRows.pair(row), TradeRows.trade(row, MasterTrades.PREFIX));
    }
}
