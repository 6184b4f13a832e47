package com.termfleet.copy.history;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the closed trades of masters have gained, as their experts reported it. Trades for chosen followers and test trades
 * are not the master's own and are left out, as are those that are still held in part. Thread-safe; blocks.
 */
public final class MasterResults {

    /** A profit without the price of the close is that of the parts which were closed before. */
    private static final String CLOSED = """
            select master_account_id as master, id, closed_at,
                case when close_price is not null then profit end as profit
            from master_trades
            where master_account_id = any (:masters) and status = 'CLOSED' and closed_at >= :since
              and not held_in_part and not test and audience is null
            """;

    private static final String SUMMED = "with closed as (" + CLOSED + """
            ), running as (
              select *, sum(profit) over (partition by master order by closed_at, id) as total from closed
            ), falling as (
              select *, greatest(0, max(total) over (partition by master order by closed_at, id)) - total as fall
              from running
            )
            select master, count(*) as trades, count(profit) as known, count(*) filter (where profit > 0) as won,
              sum(profit) as profit, max(profit) as best, min(profit) as worst, max(fall) as fall,
              min(closed_at) as first_closed
            from falling group by master
            """;

    private static final String BY_TIME = "select max(closed_at) as at, sum(profit) as profit from (" + CLOSED
            + ") closed where profit is not null group by floor(extract(epoch from closed_at) / :seconds) order by at";

    private final JdbcClient jdbc;

    public MasterResults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The figures of a master's closed trades.
     *
     * @param trades above zero
     * @param known of how many the profit is known; the figures that follow are of these, and null if there are none
     * @param profit in the account's currency, as are the following
     * @param fall the largest fall of the summed profit from its highest, or from zero
     */
    public record TradeFigures(
            int trades,
            int known,
            int won,
            @Nullable Money profit,
            @Nullable Money best,
            @Nullable Money worst,
            @Nullable Money fall,
            Instant firstClosed) {}

    /**
     * What had been gained at a time, from the beginning of the period.
     *
     * @param at when a trade was closed
     */
    public record SummedProfit(Instant at, Money profit) {}

    /** Of trades that were closed since then. A master without any is left out. */
    public Map<AccountId, TradeFigures> figures(Collection<AccountId> masters, Instant since) {
        Map<AccountId, TradeFigures> found = new HashMap<>();
        jdbc.sql(SUMMED)
                .param("masters", ids(masters))
                .param("since", utc(since))
                .query((row, n) -> found.put(new AccountId(row.getLong("master")), figures(row)))
                .list();
        return found;
    }

    /** When each master's first trade on record was received. A master without any is left out. */
    public Map<AccountId, Instant> begun(Collection<AccountId> masters) {
        Map<AccountId, Instant> begun = new HashMap<>();
        jdbc.sql("select master_account_id as master, min(received_at) as at from master_trades"
                        + " where master_account_id = any (:masters) and not test and audience is null group by 1")
                .param("masters", ids(masters))
                .query((row, n) -> begun.put(new AccountId(row.getLong("master")), time(row, "at")))
                .list();
        return begun;
    }

    /**
     * The sum of a master's profits, ascending.
     *
     * @param seconds at least so long from one point to the next but one; above zero
     */
    public List<SummedProfit> curve(AccountId master, Instant since, long seconds) {
        List<SummedProfit> curve = new ArrayList<>();
        jdbc.sql(BY_TIME)
                .param("masters", ids(List.of(master)))
                .param("since", utc(since))
                .param("seconds", seconds)
                .query((row, n) -> new SummedProfit(time(row, "at"), money(row, "profit")))
                .list()
                .forEach(gained -> curve.add(
                        curve.isEmpty()
                                ? gained
                                : new SummedProfit(
                                        gained.at(), curve.getLast().profit().plus(gained.profit()))));
        return curve;
    }

    private static TradeFigures figures(ResultSet row) throws SQLException {
        boolean any = row.getInt("known") > 0;
        return new TradeFigures(
                row.getInt("trades"),
                row.getInt("known"),
                row.getInt("won"),
                any ? money(row, "profit") : null,
                any ? money(row, "best") : null,
                any ? money(row, "worst") : null,
                any ? money(row, "fall") : null,
                time(row, "first_closed"));
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(Objects.requireNonNullElse(row.getBigDecimal(column), BigDecimal.ZERO));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Long[] ids(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).toArray(Long[]::new);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
