package com.termfleet.copy.history;

import com.termfleet.access.Principal;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.journal.TradeRows;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.TradeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads master trades from the database, with the number of their copies in each status. Thread-safe. */
public final class MasterTrades {

    static final String PREFIX = "t_";

    private static final String COUNTS = Arrays.stream(PairStatus.values())
            .map(status -> """
                    , (select count(*) from trade_pairs p where p.master_trade_id = t.id and p.status = '%s') as %s_count
                    """.formatted(status, status))
            .collect(Collectors.joining());

    private static final String TABLES = "from master_trades t ";

    /**
     * A person sees the trades of masters of theirs, trades that an account of theirs has copied, and, who has a follower
     * account and may subscribe to any master, what all masters traded in the last day for everyone.
     */
    private static final String WANTED = """
            where (cast(:user as bigint) is null
                or t.master_account_id in (select id from accounts where owner_id = :user)
                or exists (select 1 from trade_pairs p join accounts a on a.id = p.follower_account_id
                           where p.master_trade_id = t.id and a.owner_id = :user)
                or (t.audience is null and t.received_at >= now() - interval '1 day'
                  and exists (select 1 from accounts m where m.id = t.master_account_id and m.deleted_at is null)
                  and exists (select 1 from accounts f
                              where f.owner_id = :user and f.role = 'FOLLOWER' and f.deleted_at is null)))
              and (cast(:account as bigint) is null or t.master_account_id = :account
                or exists (select 1 from trade_pairs p
                           where p.master_trade_id = t.id and p.follower_account_id = :account))
              and (cast(:status as text) is null or t.status = :status)
              and (cast(:since as timestamptz) is null or t.received_at >= :since)
              and (cast(:until as timestamptz) is null or t.received_at < :until)
            """;

    private static final List<String> COLUMN_NAMES = List.of(
            "id",
            "master_account_id",
            "ticket",
            "symbol",
            "type",
            "price",
            "position_ticket",
            "fill_price",
            "volume",
            "sl",
            "tp",
            "remaining",
            "close_price",
            "profit",
            "seen_at",
            "received_at",
            "committed_at",
            "closed_at",
            "settled",
            "held_in_part",
            "audience",
            "test");

    private final HistoryQuery<TradeView> query;

    public MasterTrades(JdbcClient jdbc) {
        HistoryQuery.Parts parts = new HistoryQuery.Parts(columns("t") + COUNTS, TABLES, WANTED, "t.id", "t.id desc");
        this.query = new HistoryQuery<>(jdbc, parts, (row, n) -> view(row));
    }

    /** A trade's columns under names that do not clash with a pair's. */
    static String columns(String table) {
        return COLUMN_NAMES.stream()
                .map(name -> table + "." + name + " as " + PREFIX + name)
                .collect(Collectors.joining(", "));
    }

    /** Newest first; the total is counted up to {@value HistoryQuery#COUNTED}. */
    public Page<TradeView> list(HistoryFilter filter, Principal principal, PageRequest page) {
        List<String> statuses =
                Arrays.stream(MasterTrade.Status.values()).map(Enum::name).toList();
        return query.list(filter.checked(statuses), principal, page);
    }

    /** @throws NotFoundException if there is none that this person may see */
    public TradeView get(long id, Principal principal) {
        return query.get(id, principal)
                .orElseThrow(() -> new NotFoundException("There is no master trade " + id + "."));
    }

    /** For the stream, which decides itself who may see what. */
    public List<TradeView> find(Collection<TradeId> ids) {
        return query.find(ids.stream().map(TradeId::value).toList());
    }

    private static TradeView view(ResultSet row) throws SQLException {
        return TradeView.of(
                TradeRows.trade(row, PREFIX),
                new TradeView.Counts(
                        count(row, PairStatus.PENDING),
                        count(row, PairStatus.PLACED),
                        count(row, PairStatus.OPEN),
                        count(row, PairStatus.CLOSED),
                        count(row, PairStatus.CANCELLED),
                        count(row, PairStatus.SKIPPED),
                        count(row, PairStatus.FAILED)));
    }

    private static int count(ResultSet row, PairStatus status) throws SQLException {
        return row.getInt(status + "_count");
    }
}
