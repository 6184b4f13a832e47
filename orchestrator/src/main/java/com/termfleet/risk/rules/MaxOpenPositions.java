package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;

/** No more than so many open at once. */
record MaxOpenPositions(Scope scope, int limit) implements RiskRule {

    @Override
    public String name() {
        return "maxOpenPositions";
    }

    @Override
    public Verdict check(Proposal proposal) {
        int open = proposal.open(scope).positions();
        if (open < limit) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.TOO_MANY_POSITIONS, "The " + scope + " has " + open + " open; the limit is " + limit + ".");
    }
}
