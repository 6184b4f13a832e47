package com.termfleet.copy.check;

import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.OtherVolumes;
import com.termfleet.copy.exposure.SummedExposure;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.results.Result;
import com.termfleet.copy.sizing.OpenCheck;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.risk.AccountFunds;
import com.termfleet.risk.Activity;
import com.termfleet.risk.Assessment;
import com.termfleet.risk.Freshness;
import com.termfleet.risk.Instrument;
import com.termfleet.risk.LotValue;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.ProposedOrder;
import com.termfleet.risk.RiskCheck;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Period;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of one subscription. What the account has open are the copies that it holds, those that were ordered and are
 * not answered yet, and what its last snapshot shows besides. Nothing is looked up that no rule asks for.
 *
 * @param subscription null for one that does not exist yet
 * @param zone the account's time zone
 */
public record RuleCheck(
        List<RiskRule> rules,
        AccountId account,
        @Nullable SubscriptionId subscription,
        ZoneId zone,
        AccountState state,
        Known known)
        implements OpenCheck {

    /** What the server knows of all accounts. */
    public record Known(AccountFigures figures, LossBook losses, NewsBook news, OtherVolumes others) {}

    @Override
    public Assessment check(ProposedOrder order, SymbolSpec spec, SymbolMatch.@Nullable Found symbol, Instant now) {
        if (rules.isEmpty()) {
            return new Assessment(Verdict.ALLOW, order.lots(), List.of(), null);
        }
        Optional<Funds> funds = known.figures().funds(account);
        Once<List<AccountVolumes>> copies = new Once<>(state::copies);
        SummedExposure.Worth worth = new SummedExposure.Worth(this::worthOfOne, this::marginOfOne);
        Proposal proposal = new Proposal(
                order,
                instrument(spec, symbol),
                null,
                state.checksPrices(),
                funds.map(RuleCheck::funds).orElse(null),
                new Activity(
                        () -> SummedExposure.ofAccount(copies.get(), state.others(), worth),
                        () -> opensToday(null, now),
                        known.losses().ledger(account),
                        known.losses().stopOuts(account)),
                new Activity(
                        () -> SummedExposure.ofSubscription(copies.get(), subscription, worth),
                        () -> subscription == null ? 0 : opensToday(subscription, now),
                        state.ledgerOf(subscription),
                        subscription == null
                                ? List.of()
                                : known.losses().stopOuts(new LimitedScope(account, subscription))),
                known.news().calendars(),
                now,
                zone,
                new Freshness(funds.map(Funds::validFor).orElse(Duration.ZERO), Result.VALID_FOR, Duration.ZERO));
        return RiskCheck.check(rules, proposal);
    }

    private int opensToday(@Nullable SubscriptionId of, Instant now) {
        return state.opensSince(of, Period.DAY.startOf(now, zone).orElseThrow());
    }

    private static AccountFunds funds(Funds last) {
        return new AccountFunds(
                last.balance(),
                last.equity(),
                last.equity().minus(last.freeMargin()),
                last.freeMargin(),
                last.currency(),
                last.leverage(),
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
                symbol == null ? null : new Money(symbol.margin()));
    }

    /** Null if the broker's figures of the symbol are not known. */
    private @Nullable LotValue worthOfOne(Symbol symbol) {
        SymbolMatch match = known.figures().symbol(account, symbol);
        return match instanceof SymbolMatch.Found found
                        && found.spec().tickSize().signum() > 0
                        && found.tickValue().signum() > 0
                ? new LotValue(found.tickValue(), found.spec().tickSize())
                : null;
    }

    /** Null if the account does not tell it. */
    private @Nullable LotValue marginOfOne(Symbol symbol) {
        SymbolMatch match = known.figures().symbol(account, symbol);
        return match instanceof SymbolMatch.Found found && found.margin().signum() > 0
                ? new LotValue(found.margin(), BigDecimal.ONE)
                : null;
    }

    /** Several rules may ask; one thread at a time. */
    private static final class Once<T> {

        private final Supplier<T> source;
        private @Nullable T value;

        Once(Supplier<T> source) {
            this.source = source;
        }

        T get() {
            T known = value;
            if (known == null) {
                known = source.get();
                value = known;
            }
            return known;
        }
    }
}
