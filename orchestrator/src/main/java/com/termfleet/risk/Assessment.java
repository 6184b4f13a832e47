package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.risk.ledger.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all rules together decided about an order.
 *
 * @param verdict {@link Verdict.Reduce} tells the lots to be ordered, a multiple of the volume step
 * @param lots what may be ordered; zero if it is rejected
 * @param steps one for each rule that was asked, in order; the last one is of the rule that rejected
 * @param failure why a rule failed unexpectedly, for the log; null if none did
 */
public record Assessment(
        Verdict verdict,
        Lots lots,
        List<Step> steps,
        @Nullable RuntimeException failure) {

    public Assessment {
        steps = List.copyOf(steps);
    }

    /**
     * What one rule did.
     *
     * @param rule the field of the limits
     * @param change for the follower; null if the rule changed nothing
     * @param lots what is left of the order after it; zero if it rejected
     */
    public record Step(String rule, Scope scope, @Nullable String change, Lots lots) {

        /** For the follower. Written when it is read: hundreds of orders are checked for each signal. */
        public String text() {
            return change == null ? "The " + scope + "'s limit " + rule + " allows it." : change;
        }
    }

    public boolean isRejected() {
        return verdict instanceof Verdict.Reject;
    }
}
