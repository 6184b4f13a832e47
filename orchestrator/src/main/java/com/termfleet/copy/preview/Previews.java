package com.termfleet.copy.preview;

import com.termfleet.access.Principal;
import com.termfleet.copy.check.AccountState;
import com.termfleet.copy.check.RuleBook;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.exposure.Volumes;
import com.termfleet.copy.journal.OpenCopies;
import com.termfleet.copy.limits.AccountRisk;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.sizing.CopyRequest;
import com.termfleet.copy.sizing.FollowerDirectory;
import com.termfleet.copy.sizing.OpenCheck;
import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.sizing.Steps;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair.Wanted;
import com.termfleet.destination.Destination;
import com.termfleet.destination.Follower;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import com.termfleet.risk.limits.RiskLimits;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans a signal as the copy processor would now, without the processor and without an effect. Thread-safe. */
public final class Previews {

    private final Subscriptions subscriptions;
    private final AccountRisk risk;
    private final RuleCheck.Known known;
    private final OpenCopies copies;
    private final Destination destination;
    private final Planner planner;
    private final Clock clock;

    public Previews(
            Subscriptions subscriptions,
            AccountRisk risk,
            RuleCheck.Known known,
            OpenCopies copies,
            Destination destination,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.risk = risk;
        this.known = known;
        this.copies = copies;
        this.destination = destination;
        this.planner = new Planner(new Connected(destination, known.figures()), known.figures());
        this.clock = clock;
    }

    /** @throws com.termfleet.kernel.InvalidInputException with the fields that cannot be used */
    public Preview preview(PreviewRequest request, Principal principal) {
        FieldErrors errors = new FieldErrors();
        PreviewedSignal signal = PreviewedSignal.of(request.signal(), errors);
        Subscriptions.Draft draft =
                subscriptions.draft(request.subscriptionId(), request.settings(), errors, principal);
        Instant now = clock.instant();
        List<Steps.Step> steps = new ArrayList<>();
        Plan plan = planner.plan(copyRequest(draft, signal, now), step -> steps.add(step.get()), now);
        Subscription.Terms terms = draft.terms();
        Stops stops = terms.direct(signal.stops(), terms.reverse(), Stops.NONE);
        return Preview.of(plan, stops, steps, wanted -> risk(wanted, draft, signal, stops));
    }

    private MoneyAtRisk risk(Wanted wanted, Subscriptions.Draft draft, PreviewedSignal signal, Stops stops) {
        if (draft.terms().sizing().isByFollower()) {
            return MoneyAtRisk.decidedByExpert();
        }
        return MoneyAtRisk.of(
                wanted,
                signal.opening().price(),
                stops.stopLoss(),
                known.figures().symbol(draft.follower(), wanted.symbol()),
                known.figures().funds(draft.follower()).map(Funds::currency).orElse(null));
    }

    private CopyRequest copyRequest(Subscriptions.Draft draft, PreviewedSignal signal, Instant now) {
        return new CopyRequest(
                new CopyRequest.Trade(
                        draft.master(),
                        signal.opening(),
                        signal.stops(),
                        signal.opening().volume()),
                new CopyRequest.Way(
                        draft.follower(),
                        draft.terms(),
                        draft.pause(),
                        now.plus(draft.terms().maxSignalAge()),
                        false,
                        false,
                        check(draft)));
    }

    private OpenCheck check(Subscriptions.Draft draft) {
        AccountId follower = draft.follower();
        RiskLimits limits = risk.of(follower);
        return new RuleCheck(
                RuleBook.rules(limits, draft.terms().risk(), known.losses().isFree(follower, draft.subscription())),
                follower,
                draft.subscription(),
                limits.zone(),
                new PresentState(follower, limits, copies, destination, known),
                known);
    }

    /** Copies as they are stored, and the rest as the last snapshot shows it. */
    private record PresentState(
            AccountId follower, RiskLimits limits, OpenCopies stored, Destination destination, RuleCheck.Known known)
            implements AccountState {

        @Override
        public List<AccountVolumes> copies() {
            return List.of(AccountVolumes.of(stored.of(follower)));
        }

        @Override
        public @Nullable Volumes others() {
            return limits.counts().includeManual() ? known.others().of(follower) : null;
        }

        @Override
        public int opensSince(@Nullable SubscriptionId subscription, Instant since) {
            return stored.opensSince(follower, subscription, since);
        }

        /** Of one whose losses are not counted yet: as it would begin. */
        @Override
        public @Nullable Ledger ledgerOf(@Nullable SubscriptionId subscription) {
            Ledger counted =
                    subscription == null ? null : known.losses().ledger(new LimitedScope(follower, subscription));
            return counted != null
                    ? counted
                    : known.figures()
                            .funds(follower)
                            .map(funds -> Ledger.begun(
                                    limits.zone(), new Level(funds.balance(), funds.balance()), funds.at()))
                            .orElse(null);
        }

        @Override
        public boolean checksPrices() {
            return destination.find(follower).stream().anyMatch(Follower::checksPrices);
        }
    }

    /** The followers that have a session now. */
    private record Connected(Destination destination, AccountFigures figures) implements FollowerDirectory {

        @Override
        public Optional<Follower> ready(AccountId account) {
            return destination.find(account);
        }

        @Override
        public boolean isSameBrokerAccount(AccountId master, Follower follower) {
            Optional<String> login = follower.brokerLogin();
            return login.isPresent() && login.equals(figures.brokerLogin(master));
        }
    }
}
