package com.termfleet.risk.rules;

import com.termfleet.kernel.Money;
import com.termfleet.risk.LotValue;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;

/** No order is for more units of the instrument: lots times contract size. */
record MaxQuantity(Scope scope, BigDecimal limit) implements RiskRule {

    @Override
    public String name() {
        return "maxQuantity";
    }

    @Override
    public Verdict check(Proposal proposal) {
        LotValue units = new LotValue(proposal.contractSize(), BigDecimal.ONE);
        Money most = new Money(limit);
        if (!units.exceeds(proposal.lots(), most)) {
            return Verdict.ALLOW;
        }
        return Verdict.reduce(
                units.most(most),
                RiskCode.TOO_LARGE,
                proposal.lots() + " lots of " + proposal.contractSize().toPlainString() + " units are more than the "
                        + scope + "'s limit of " + limit.toPlainString() + " units.");
    }
}
