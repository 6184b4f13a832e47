package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.stop.StopOut;
import java.time.Instant;

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
                return Verdict.reject(RiskCode.STOPPED_OUT, text(stopOut, proposal));
            }
        }
        return Verdict.ALLOW;
    }

    private String text(StopOut stopOut, Proposal proposal) {
        Instant end = stopOut.endsAt();
        return "The " + scope + " is stopped out since " + proposal.shown(stopOut.openedAt()) + ": "
                + stopOut.breach().text() + ". It ends "
                + (end == null ? "when" : "at " + proposal.shown(end) + ", or when") + " a person ends it.";
    }
}
