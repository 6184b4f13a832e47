package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;

/** No more than so many open at once in the order's symbol. */
record MaxOpenPerSymbol(Scope scope, int limit) implements RiskRule {

    @Override
    public String name() {
        return "maxOpenPerSymbol";
    }

    @Override
    public Verdict check(Proposal proposal) {
        int open = proposal.open(scope).positions(proposal.order().symbol());
        if (open < limit) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.TOO_MANY_POSITIONS,
                "The " + scope + " has " + open + " open in " + proposal.order().symbol() + "; the limit is " + limit
                        + ".");
    }
}
