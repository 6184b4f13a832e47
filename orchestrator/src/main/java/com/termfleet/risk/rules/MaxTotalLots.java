package com.termfleet.risk.rules;

import com.termfleet.kernel.Lots;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;

/** No more lots are open at once, the order included. */
record MaxTotalLots(Scope scope, Lots limit) implements RiskRule {

    @Override
    public String name() {
        return "maxTotalLots";
    }

    @Override
    public Verdict check(Proposal proposal) {
        Lots open = proposal.open(scope).lots();
        if (!limit.isBelow(open.plus(proposal.lots()))) {
            return Verdict.ALLOW;
        }
        return Verdict.reduce(
                open.isBelow(limit) ? limit.minus(open) : Lots.ZERO,
                RiskCode.TOO_MUCH_OPEN,
                "The " + scope + " has " + open + " lots open; with " + proposal.lots() + " more it would exceed "
                        + limit + ".");
    }
}
