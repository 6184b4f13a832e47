package com.termfleet.copy.processor.results;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.StopLevels;
import com.termfleet.copy.results.Result;
import com.termfleet.copy.results.ShownProfits;
import com.termfleet.copy.results.ShownProfits.Shown;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.HeldPosition;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Adds what copies earn to the balance of their subscription, if its losses are counted. Processor thread only. */
public final class Earnings {

    private final AccountFigures figures;

    public Earnings(AccountFigures figures) {
        this.figures = figures;
    }

    /** The follower has closed a part of the copy, or all of it, and told what that earned. */
    public void told(TradePair pair, Money profit, CopyTransaction transaction) {
        add(pair, profit, transaction);
    }

    /** As {@link #untold(TradePair, Lots, CopyTransaction)}, of all that is open of the copy. */
    public void untold(TradePair pair, CopyTransaction transaction) {
        if (pair.held() != null) {
            untold(pair, pair.held().volume(), transaction);
        }
    }

    /**
     * So much of the copy is no longer open, closed by a stop or by hand, and nobody tells what that earned: it counts with
     * what the last snapshot showed. If that is old, with its stop loss where that is worse.
     */
    public void untold(TradePair pair, Lots lots, CopyTransaction transaction) {
        if (transaction.balances.of(subscription(pair)) == null || lots.isZero()) {
            return;
        }
        Shown shown = transaction.connections.shown(pair.follower()).of(pair.id());
        Money estimate = shown == null ? null : shown.profitOf(lots);
        boolean isFresh = shown != null && !transaction.now.isAfter(shown.at().plus(Result.VALID_FOR));
        if (!isFresh) {
            estimate = lower(estimate, atStopLoss(pair, lots, transaction));
        }
        if (estimate == null) {
            transaction.log(
                    Level.WARN,
                    pair.follower(),
                    "Result of a closed copy is not known and counts as zero account={} pair={}",
                    pair.id());
            return;
        }
        add(pair, estimate, transaction);
    }

    /** Keeps what the snapshot shows; of copies that it does not show, what was shown before. */
    public void shown(AccountId follower, Map<PairId, HeldPosition> positions, CopyTransaction transaction) {
        ShownProfits before = transaction.connections.shown(follower);
        Map<PairId, Shown> shown = new HashMap<>();
        for (TradePair pair : transaction.changes.livePairs(follower)) {
            if (transaction.balances.of(subscription(pair)) == null) {
                continue;
            }
            HeldPosition position = positions.get(pair.id());
            Shown now = position == null ? null : shown(position, transaction.now);
            Shown last = now == null ? before.of(pair.id()) : now;
            if (last != null) {
                shown.put(pair.id(), last);
            }
        }
        if (!shown.isEmpty() || !before.byCopy().isEmpty()) {
            transaction.connections.put(follower, new ShownProfits(shown));
        }
    }

    private static @Nullable Shown shown(HeldPosition position, Instant now) {
        Money profit = position.profit();
        return profit == null || position.type().isPending() ? null : new Shown(profit, position.lots(), now);
    }

    private static void add(TradePair pair, Money profit, CopyTransaction transaction) {
        Money balance = transaction.balances.of(subscription(pair));
        if (balance != null) {
            transaction.balances.put(subscription(pair), balance.plus(profit));
        }
    }

    /** Null if the copy has no stop loss, or the tick value is not known. */
    private @Nullable Money atStopLoss(TradePair pair, Lots lots, CopyTransaction transaction) {
        TradePair.Held held = pair.held();
        Price stop = StopLevels.of(
                        pair,
                        transaction.changes.tradeOf(pair),
                        transaction.changes.subscriptionOf(pair),
                        transaction.connections)
                .stopLoss();
        if (held == null || stop.isNone() || held.openPrice().isNone()) {
            return null;
        }
        SymbolMatch match = figures.symbol(pair.follower(), pair.wanted().symbol());
        if (!(match instanceof SymbolMatch.Found found)
                || found.tickValue().signum() <= 0
                || found.spec().tickSize().signum() <= 0) {
            return null;
        }
        BigDecimal moved = stop.value().subtract(held.openPrice().value());
        BigDecimal gained = held.type().side() == Side.BUY ? moved : moved.negate();
        return new Money(gained.multiply(found.tickValue())
                .multiply(lots.value())
                .divide(found.spec().tickSize(), MathContext.DECIMAL64));
    }

    private static @Nullable Money lower(@Nullable Money one, @Nullable Money other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static SubscriptionId subscription(TradePair pair) {
        return pair.route().subscription();
    }
}
