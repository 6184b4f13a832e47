package com.termfleet.risk.rules;

import com.termfleet.kernel.Money;
import com.termfleet.risk.LotValue;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;

/** What the account has open, the order included, is worth no more than so many times its equity. */
record MaxLeverage(Scope scope, BigDecimal limit) implements RiskRule {

    @Override
    public String name() {
        return "maxLeverage";
    }

    @Override
    public Verdict check(Proposal proposal) {
        LotValue value = proposal.value();
        Money open = proposal.open(Scope.ACCOUNT).value(proposal.order().symbol(), value);
        Money equity = proposal.freshFigures().equity();
        Money most = new Money(equity.amount().multiply(limit));
        Money left = most.minus(open);
        if (!value.exceeds(proposal.lots(), left)) {
            return Verdict.ALLOW;
        }
        return Verdict.reduce(
                value.most(left),
                RiskCode.TOO_MUCH_OPEN,
                "With the order's " + proposal.shown(value.shown(proposal.lots())) + " besides "
                        + proposal.shown(open) + " the account would hold more than " + limit.toPlainString()
                        + " times its equity of " + proposal.shown(equity) + ".");
    }
}
