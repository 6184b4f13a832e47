package com.termfleet.copy.preview;

import com.termfleet.access.Principal;
import com.termfleet.copy.check.RuleBook;
import com.termfleet.copy.check.RuleCheck;
import com.termfleet.copy.exposure.AccountVolumes;
import com.termfleet.copy.journal.OpenCopies;
import com.termfleet.copy.limits.AccountRisk;
import com.termfleet.copy.losses.LossBook;
import com.termfleet.copy.sizing.CopyRequest;
import com.termfleet.copy.sizing.FollowerDirectory;
import com.termfleet.copy.sizing.OpenCheck;
import com.termfleet.copy.sizing.Plan;
import com.termfleet.copy.sizing.Planner;
import com.termfleet.copy.sizing.Steps;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.copy.trade.Stops;
import com.termfleet.destination.Destination;
import com.termfleet.destination.Follower;
import com.termfleet.figures.AccountFigures;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a signal as the copy processor would now, without the processor and without an effect. Thread-safe. */
public final class Previews {

    private final Subscriptions subscriptions;
    private final AccountRisk risk;
    private final LossBook losses;
    private final OpenCopies copies;
    private final AccountFigures figures;
    private final Planner planner;
    private final Clock clock;

    public Previews(
            Subscriptions subscriptions,
            AccountRisk risk,
            LossBook losses,
            OpenCopies copies,
            Destination destination,
            AccountFigures figures,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.risk = risk;
        this.losses = losses;
        this.copies = copies;
        this.figures = figures;
        this.planner = new Planner(new Connected(destination, figures), figures);
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
        return Preview.of(plan, terms.direct(signal.stops(), terms.reverse(), Stops.NONE), steps);
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
        return new RuleCheck(
                RuleBook.rules(risk.of(follower), draft.terms().risk(), losses.isFree(follower)),
                follower,
                draft.subscription(),
                () -> List.of(AccountVolumes.of(copies.of(follower))),
                figures,
                losses);
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
