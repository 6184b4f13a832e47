package com.termfleet.risk.rules;

import com.termfleet.kernel.Money;
import com.termfleet.risk.AccountFunds;
import com.termfleet.risk.LotValue;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;

/** The margin in use, with the order's and that of opens since it was reported, is no larger a share of the equity. */
record MaxMarginUse(Scope scope, BigDecimal percent) implements RiskRule {

    @Override
    public String name() {
        return "maxMarginUsePercent";
    }

    @Override
    public Verdict check(Proposal proposal) {
        AccountFunds figures = proposal.freshFigures();
        LotValue margin = proposal.margin();
        Money most = figures.equity().percent(percent);
        Money open = proposal.open(Scope.ACCOUNT)
                .marginSince(figures.at(), proposal.order().symbol(), margin)
                .plus(figures.margin());
        Money left = most.minus(open);
        if (!margin.exceeds(proposal.lots(), left)) {
            return Verdict.ALLOW;
        }
        return Verdict.reduce(
                margin.most(left),
                RiskCode.TOO_MUCH_MARGIN,
                "The order takes a margin of " + proposal.shown(margin.shown(proposal.lots())) + " besides "
                        + proposal.shown(open) + " in use; the " + scope + "'s limit is "
                        + percent.toPlainString() + " % of the equity of " + proposal.shown(figures.equity()) + ".");
    }
}
