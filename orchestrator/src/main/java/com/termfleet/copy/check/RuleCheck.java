package com.termfleet.copy.check;

import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.SummedExposure;
import com.termfleet.copy.losses.LossBook;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of one subscription. What the account has open are the copies that it holds, and those that were ordered and
 * are not answered yet; what is opened by hand is not known here. Nothing is looked up that no rule asks for.
 *
 * @param volumes what the account's copies come to over all its subscriptions, in parts that are to be added
 * @param subscription null for one that does not exist yet
 */
public record RuleCheck(
        List<RiskRule> rules,
        AccountId account,
        @Nullable SubscriptionId subscription,
        Supplier<List<AccountVolumes>> volumes,
        AccountFigures figures,
        LossBook losses)
        implements OpenCheck {

    @Override
    public Assessment check(ProposedOrder order, SymbolSpec spec, SymbolMatch.@Nullable Found symbol, Instant now) {
        if (rules.isEmpty()) {
            return new Assessment(Verdict.ALLOW, order.lots(), List.of(), null);
        }
        Once<List<AccountVolumes>> parts = new Once<>(volumes);
        Optional<Funds> funds = figures.funds(account);
        Proposal proposal = new Proposal(
                order,
                instrument(spec, symbol),
                null,
                funds.map(RuleCheck::funds).orElse(null),
                new Activity(
                        () -> SummedExposure.ofAccount(parts.get(), this::worthOfOne),
                        null,
                        losses.ledger(account),
                        losses.stopOuts(account)),
                new Activity(
                        () -> SummedExposure.ofSubscription(parts.get(), subscription, this::worthOfOne),
                        null,
                        null,
                        List.of()),
                Map.of(),
                now,
                ZoneOffset.UTC,
                new Freshness(funds.map(Funds::validFor).orElse(Duration.ZERO), Duration.ZERO));
        return RiskCheck.check(rules, proposal);
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

    /** Null if the broker's figures of the symbol are not known. */
    private @Nullable LotValue worthOfOne(Symbol symbol) {
        SymbolMatch match = figures.symbol(account, symbol);
        return match instanceof SymbolMatch.Found found
                        && found.spec().tickSize().signum() > 0
                        && found.tickValue().signum() > 0
                ? new LotValue(found.tickValue(), found.spec().tickSize())
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
