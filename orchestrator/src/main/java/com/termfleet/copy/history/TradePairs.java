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

/** The copies, read from the database and joined with what they copy. Thread-safe. */
public final class TradePairs {

    private static final String TABLES = " from trade_pairs p join master_trades t on t.id = p.master_trade_id ";

    /** A person sees copies on accounts of theirs, and copies that others make of their masters. */
    static final String SEEN = TABLES + """
            where (cast(:user as bigint) is null
                or p.follower_account_id in (select id from accounts where owner_id = :user)
                or t.master_account_id in (select id from accounts where owner_id = :user))
              and (cast(:account as bigint) is null or p.follower_account_id = :account or t.master_account_id = :account)
            """;

    private static final String WANTED = SEEN + """
              and (cast(:status as text) is null or p.status = :status)
              and (cast(:since as timestamptz) is null or t.received_at >= :since)
              and (cast(:until as timestamptz) is null or t.received_at < :until)
            """;

    /** Nobody turns so many pages, and counting all of a long history takes seconds. */
    static final int COUNTED = 10_000;

    private final JdbcClient jdbc;

    public TradePairs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first; the total is counted up to {@value #COUNTED}. */
    public Page<PairView> list(HistoryFilter filter, Principal principal, PageRequest page) {
        HistoryFilter checked = filter.checked(HistoryFilter.names(PairStatus.values()));
        List<PairView> items = checked.bind(
                        jdbc.sql("select " + COLUMNS + WANTED
                                + " order by t.id desc, p.id desc limit :limit offset :offset"),
                        principal)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, n) -> view(row))
                .list();
        long total = checked.bind(
                        jdbc.sql("select count(*) from (select 1" + WANTED + " limit " + COUNTED + ") as found"),
                        principal)
                .query(Long.class)
                .single();
        return Page.of(items, page, total);
    }

    /** @throws NotFoundException if there is none that this person may see */
    public PairView get(long id, Principal principal) {
        HistoryFilter any = new HistoryFilter(null, null, null, null);
        return any.bind(jdbc.sql("select " + COLUMNS + WANTED + " and p.id = :id"), principal)
                .param("id", id)
                .query((row, n) -> view(row))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no trade pair " + id + "."));
    }

    /** For the stream, which decides itself who may see what. */
    public List<PairView> find(Collection<PairId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + TABLES + "where p.id = any (:ids) order by p.id")
                .param("ids", ids.stream().map(PairId::value).toArray(Long[]::new))
                .query((row, n) -> view(row))
                .list();
    }

    private static final String COLUMNS = "p.*, " + MasterTrades.columns("t");

    private static PairView view(ResultSet row) throws SQLException {
        return PairView.of(TradeRows.pair(row), TradeRows.trade(row, MasterTrades.PREFIX));
    }
}
