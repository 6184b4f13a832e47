package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.stop.StopOut;

/** Nothing is opened while a stop-out is active. Always in the list: stop-outs outlast the limits that caused them. */
record NotStoppedOut(Scope scope) implements RiskRule {

    @Override
    public String name() {
        return "stopOut";
    }

    @Override
    public Verdict check(Proposal proposal) {
        for (StopOut stopOut : proposal.activity(scope).stopOuts()) {
            if (stopOut.isActive(proposal.now())) {
                String end = stopOut.endsAt() == null
                        ? "It ends when a person ends it."
                        : "It ends at " + stopOut.endsAt() + ", or when a person ends it.";
                return Verdict.reject(
                        RiskCode.STOPPED_OUT,
                        "The " + scope + " is stopped since " + stopOut.openedAt() + " by " + stopOut.limit() + ": "
                                + stopOut.breach().text() + ". " + end);
            }
        }
        return Verdict.ALLOW;
    }
}
