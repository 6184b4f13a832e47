package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.Sides;

/** Only buys, or only sells; the side of the copy counts. */
record AllowedSides(Scope scope, Sides sides) implements RiskRule {

    @Override
    public String name() {
        return "sides";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (sides.allow(proposal.order().type().side())) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.SIDE_NOT_ALLOWED,
                "The " + scope + " allows " + sides + " only; the order is a "
                        + proposal.order().type().side() + ".");
    }
}
