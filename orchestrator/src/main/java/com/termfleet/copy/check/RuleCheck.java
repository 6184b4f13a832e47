package com.termfleet.copy.check;

import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.sizing.OpenCheck;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.risk.AccountFunds;
import com.termfleet.risk.Activity;
import com.termfleet.risk.Assessment;
import com.termfleet.risk.Freshness;
import com.termfleet.risk.Instrument;
import com.termfleet.risk.OpenPosition;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.ProposedOrder;
import com.termfleet.risk.RiskCheck;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of one subscription. What the account has open are the copies that it holds, and those that were ordered and
 * are not answered yet; what is opened by hand is not known here. Without rules nothing is looked up.
 *
 * @param copies the account's copies that are not at their end, over all its subscriptions
 * @param subscription null for one that does not exist yet
 */
public record RuleCheck(
        List<RiskRule> rules,
        AccountId account,
        @Nullable SubscriptionId subscription,
        Supplier<List<TradePair>> copies,
        AccountFigures figures,
        LossBook losses)
        implements OpenCheck {

    private static final int VALUE_DECIMALS = 8;

    public RuleCheck {
        rules = List.copyOf(rules);
    }

    @Override
    public Assessment check(ProposedOrder order, SymbolSpec spec, SymbolMatch.@Nullable Found symbol, Instant now) {
        if (rules.isEmpty()) {
            return new Assessment(Verdict.ALLOW, order.lots(), List.of(), null);
        }
        List<TradePair> open = copies.get().stream().filter(RuleCheck::isOpen).toList();
        Optional<Funds> funds = figures.funds(account);
        Proposal proposal = new Proposal(
                order,
                instrument(spec, symbol),
                null,
                funds.map(RuleCheck::funds).orElse(null),
                new Activity(positions(open, pair -> true), null, losses.ledger(account), losses.stopOuts(account)),
                new Activity(
                        positions(open, pair -> pair.route().subscription().equals(subscription)),
                        null,
                        null,
                        List.of()),
                Map.of(),
                now,
                ZoneOffset.UTC,
                new Freshness(funds.map(Funds::validFor).orElse(Duration.ZERO), Duration.ZERO));
        return RiskCheck.check(rules, proposal);
    }

    /** What waits for its follower was not ordered; it is checked when it is. */
    private static boolean isOpen(TradePair pair) {
        return pair.isHeld() || (pair.isPending() && !pair.isWaiting());
    }

    private static AccountFunds funds(Funds last) {
        return new AccountFunds(
                last.balance(),
                last.equity(),
                last.equity().minus(last.freeMargin()),
                last.freeMargin(),
                last.currency(),
                null,
                last.at());
    }

    private static Instrument instrument(SymbolSpec spec, SymbolMatch.@Nullable Found symbol) {
        return new Instrument(
                spec.minVolume(),
                spec.volumeStep(),
                spec.contractSize(),
                spec.tickSize(),
                symbol == null ? null : new Money(symbol.tickValue()),
                null,
                null);
    }

    private List<OpenPosition> positions(List<TradePair> open, Predicate<TradePair> counted) {
        return open.stream().filter(counted).map(this::position).toList();
    }

    private OpenPosition position(TradePair pair) {
        TradePair.Held held = pair.held();
        Lots lots = held == null ? pair.wanted().volume() : held.volume();
        return new OpenPosition(pair.wanted().symbol(), lots, held == null ? null : value(pair, held));
    }

    /** At the price of its opening. Null if the broker's figures of the symbol are not known. */
    private @Nullable Money value(TradePair pair, TradePair.Held held) {
        SymbolMatch match = figures.symbol(account, pair.wanted().symbol());
        if (!(match instanceof SymbolMatch.Found found)
                || found.spec().tickSize().signum() == 0
                || found.tickValue().signum() == 0
                || held.openPrice().isNone()) {
            return null;
        }
        BigDecimal perTick =
                held.volume().value().multiply(held.openPrice().value()).multiply(found.tickValue());
        return new Money(perTick.divide(found.spec().tickSize(), VALUE_DECIMALS, RoundingMode.UP));
    }
}
