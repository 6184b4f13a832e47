package com.termfleet.copy.history;

import com.termfleet.access.Principal;
import com.termfleet.copy.PairStatus;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.LastPrices;
import com.termfleet.figures.LastPrices.Quoted;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.PageRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What open copies would bring now. Experts of the CopyTradePro dialect alone report prices, so that it is known of copies of their
 * masters. Thread-safe; blocks on the database.
 */
public final class FloatingProfits {

    /** These experts report prices each second; an older one is that of a chart that is not connected any more. */
    private static final Duration VALID = Duration.ofSeconds(15);

    private final TradePairs pairs;
    private final LastPrices prices;
    private final AccountFigures figures;
    private final Clock clock;

    public FloatingProfits(TradePairs pairs, LastPrices prices, AccountFigures figures, Clock clock) {
        this.pairs = pairs;
        this.prices = prices;
        this.figures = figures;
        this.clock = clock;
    }

    /**
     * Of the {@value PageRequest#MAX_SIZE} newest open copies, those whose profit is known.
     *
     * @param account master or follower; null for all that this person may see
     */
    public List<FloatingProfit> list(@Nullable Long account, Principal principal) {
        if (prices.isEmpty()) {
            return List.of();
        }
        HistoryFilter open = new HistoryFilter(account, PairStatus.OPEN.name(), null, null);
        return pairs.list(open, principal, new PageRequest(0, PageRequest.MAX_SIZE)).items().stream()
                .flatMap(pair -> of(pair).stream())
                .toList();
    }

    private Optional<FloatingProfit> of(PairView pair) {
        return prices.of(pair.masterAccountId(), pair.master().symbol())
                .filter(quoted -> !quoted.at().isBefore(clock.instant().minus(VALID)))
                .flatMap(quoted -> by(quoted, pair));
    }

    private Optional<FloatingProfit> by(Quoted quoted, PairView pair) {
        String currency =
                figures.funds(pair.followerAccountId()).map(Funds::currency).orElse(null);
        return FloatingProfit.of(
                pair,
                quoted,
                figures.symbol(pair.followerAccountId(), pair.slaveSymbol()),
                currency,
                contractSize(
                        figures.symbol(pair.masterAccountId(), pair.master().symbol())));
    }

    private static BigDecimal contractSize(SymbolMatch match) {
        return match instanceof SymbolMatch.Found found ? found.spec().contractSize() : BigDecimal.ZERO;
    }
}
