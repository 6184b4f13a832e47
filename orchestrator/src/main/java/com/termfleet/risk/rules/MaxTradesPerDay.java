package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;

/** No more than so many opens in a day of the account's zone. */
record MaxTradesPerDay(Scope scope, int limit) implements RiskRule {

    @Override
    public String name() {
        return "maxTradesPerDay";
    }

    @Override
    public Verdict check(Proposal proposal) {
        int opened = proposal.openedToday(scope);
        if (opened < limit) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.TOO_MANY_TRADES,
                "The " + scope + " opened " + opened + " trades today; the limit is " + limit + ".");
    }
}
