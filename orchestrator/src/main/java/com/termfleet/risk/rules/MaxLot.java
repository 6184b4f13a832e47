package com.termfleet.risk.rules;

import com.termfleet.kernel.Lots;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;

/** No order is larger. */
record MaxLot(Scope scope, Lots limit) implements RiskRule {

    @Override
    public String name() {
        return "maxLot";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (!limit.isBelow(proposal.lots())) {
            return Verdict.ALLOW;
        }
        return Verdict.reduce(
                limit,
                RiskCode.TOO_LARGE,
                "The order is " + proposal.lots() + " lots; the " + scope + " opens at most " + limit + " at once.");
    }
}
