package com.termfleet.risk.stop;

import com.termfleet.kernel.Money;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is opened because a condition was reached, until the period ends or a person ends it. Immutable.
 *
 * @param key which condition was reached ({@link StopCondition#key})
 * @param limit the field of the limits that sets the condition
 * @param period what is to be measured anew when a person ends it ({@link Ledger#measuredAnew})
 * @param openedAt when it was found to be reached
 * @param endsAt when it ends by itself; null if only a person ends it
 * @param closesAll whether what is open is closed
 * @param endedAt when a person ended it; null if nobody did
 */
public record StopOut(
        Scope scope,
        String key,
        String limit,
        Period period,
        Instant openedAt,
        @Nullable Instant endsAt,
        boolean closesAll,
        Breach breach,
        @Nullable Instant endedAt) {

    /**
     * What was reached and is not recorded as active yet.
     *
     * @param ledger the account's, or the subscription's
     * @param recorded the stop-outs of the same account or subscription so far; ended ones may be left out
     * @return to be recorded, shown and notified; one with {@link #closesAll} closes what is open in the scope
     */
    public static List<StopOut> newlyReached(
            Scope scope, List<StopCondition> conditions, Ledger ledger, List<StopOut> recorded, Instant now) {
        Ledger current = ledger.at(now);
        List<StopOut> reached = new ArrayList<>();
        for (StopCondition condition : conditions) {
            Optional<Breach> breach = condition.breach(current);
            if (breach.isPresent() && recorded.stream().noneMatch(known -> known.covers(scope, condition, now))) {
                reached.add(opened(scope, condition, breach.get(), current, now));
            }
        }
        return reached;
    }

    private static StopOut opened(Scope scope, StopCondition condition, Breach breach, Ledger ledger, Instant now) {
        return new StopOut(
                scope,
                condition.key(),
                condition.limit(),
                condition.period(),
                now,
                ledger.of(condition.period()).endsAt(),
                condition.closesAll(),
                breach,
                null);
    }

    private boolean covers(Scope other, StopCondition condition, Instant now) {
        return scope == other && key.equals(condition.key()) && isActive(now);
    }

    public boolean isActive(Instant now) {
        return endedAt == null && (endsAt == null || now.isBefore(endsAt));
    }

    /**
     * A person ended it. The caller also has {@code period} measured anew, else the same condition is reached at once; a
     * bound of the equity must be changed instead.
     *
     * @throws IllegalStateException if it is not active
     */
    public StopOut ended(Instant now) {
        if (!isActive(now)) {
            throw new IllegalStateException("the stop-out has ended already");
        }
        return new StopOut(scope, key, limit, period, openedAt, endsAt, closesAll, breach, now);
    }

    public Money measured() {
        return breach.measured();
    }

    public Money allowed() {
        return breach.limit();
    }
}
