package com.termfleet.risk.rules;

import com.termfleet.kernel.Money;
import com.termfleet.risk.LotValue;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;

/** No order is worth more, in the account's currency. */
record MaxOrderValue(Scope scope, Money limit) implements RiskRule {

    @Override
    public String name() {
        return "maxOrderValue";
    }

    @Override
    public Verdict check(Proposal proposal) {
        LotValue value = proposal.value();
        if (!value.exceeds(proposal.lots(), limit)) {
            return Verdict.ALLOW;
        }
        return Verdict.reduce(
                value.most(limit),
                RiskCode.TOO_LARGE,
                proposal.lots() + " lots are worth " + proposal.shown(value.shown(proposal.lots())) + "; the " + scope
                        + "'s limit is " + proposal.shown(limit) + ".");
    }
}
