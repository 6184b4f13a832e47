package com.termfleet.copy.quality;

import com.termfleet.access.Principal;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.history.MasterTrades;
import com.termfleet.copy.history.TradeView;
import com.termfleet.copy.sql.Queries;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Reads the steps of one signal's copies. Thread-safe; blocks. */
public final class Waterfalls {

    private static final double NANOS = 1e6;

    // A person sees copies on accounts of theirs, and all copies of a master of theirs.
    private static final String COPIES = """
            from trade_pairs p join master_trades t on t.id = p.master_trade_id left join copy_fills f on f.pair_id = p.id
            where t.id = :trade
              and (cast(:user as bigint) is null
                or p.follower_account_id in (select id from accounts where owner_id = :user)
                or t.master_account_id in (select id from accounts where owner_id = :user))
            """;

    private static final String SELECT =
            "select p.id, p.subscription_id, p.follower_account_id, p.slave_symbol, p.status,"
                    + " p.reason_code, p.reason, p.open_price, coalesce(t.fill_price, t.price) as master_price, p.decided_at, p.committed_at, p.sent_at, "
                    + MeasuredCopies.ANSWERED
                    + " as answered_at, f.filled_at, f.slippage_points, f.slippage_money, f.currency "
                    + COPIES + " order by greatest(p.decided_at, p.committed_at, p.sent_at, " + MeasuredCopies.ANSWERED
                    + ", f.filled_at) desc, p.id limit :limit offset :offset";

    private final JdbcClient jdbc;
    private final MasterTrades trades;

    Waterfalls(JdbcClient jdbc, MasterTrades trades) {
        this.jdbc = jdbc;
        this.trades = trades;
    }

    /** @throws com.termfleet.kernel.NotFoundException if there is no such trade that this person may see */
    public WaterfallView of(long trade, Principal principal, PageRequest page) {
        TradeView seen = trades.get(trade, principal);
        List<WaterfallView.WaterfallCopy> copies = statement(SELECT, trade, principal)
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, n) -> copy(row, seen))
                .list();
        long total = statement("select count(*) " + COPIES, trade, principal)
                .query(Long.class)
                .single();
        return new WaterfallView(
                seen.id(),
                seen.masterAccountId(),
                seen.ticket(),
                seen.symbol(),
                seen.type(),
                seen.volume(),
                seen.receivedAt(),
                Page.of(copies, page, total));
    }

    private StatementSpec statement(String sql, long trade, Principal principal) {
        return jdbc.sql(sql)
                .param("trade", trade)
                .param("user", principal.isAdmin() ? null : principal.user().value());
    }

    private static WaterfallView.WaterfallCopy copy(ResultSet row, TradeView trade) throws SQLException {
        Bars bars = new Bars(trade.receivedAt());
        bars.add(Step.DECIDE, Queries.time(row, "decided_at"));
        bars.add(Step.COMMIT, Queries.time(row, "committed_at"));
        bars.add(Step.SEND, Queries.time(row, "sent_at"));
        Instant answeredAt = Queries.time(row, "answered_at");
        Instant filledAt = Queries.time(row, "filled_at");
        bars.add(Step.ANSWER, answeredAt);
        if (filledAt != null && !filledAt.equals(answeredAt)) {
            bars.add(Step.FILL, filledAt);
        }
        String code = row.getString("reason_code");
        BigDecimal points = row.getBigDecimal("slippage_points");
        BigDecimal money = row.getBigDecimal("slippage_money");
        BigDecimal price = row.getBigDecimal("open_price");
        return new WaterfallView.WaterfallCopy(
                new PairId(row.getLong("id")),
                new SubscriptionId(row.getLong("subscription_id")),
                new AccountId(row.getLong("follower_account_id")),
                new Symbol(row.getString("slave_symbol")),
                PairStatus.valueOf(row.getString("status")),
                code == null ? null : ReasonCode.valueOf(code),
                row.getString("reason"),
                bars.all,
                bars.end,
                filledAt,
                price == null ? null : new Price(price),
                new Price(row.getBigDecimal("master_price")),
                points == null ? null : points.toPlainString(),
                money == null ? null : new Money(money),
                row.getString("currency"));
    }

    /** Each step begins where the one before it ended; one whose time is not known is left out. */
    private static final class Bars {

        private final Instant received;
        private final List<WaterfallView.WaterfallBar> all = new ArrayList<>();
        private double end;

        Bars(Instant received) {
            this.received = received;
        }

        void add(Step step, @Nullable Instant at) {
            if (at == null) {
                return;
            }
            // A clock that was set back must not draw a bar backwards.
            double ended = Math.max(end, Duration.between(received, at).toNanos() / NANOS);
            all.add(new WaterfallView.WaterfallBar(step, end, ended, Math.round((ended - end) * 1_000) / 1_000.0));
            end = ended;
        }
    }
}
