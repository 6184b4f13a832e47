package com.termfleet.risk.rules;

import com.termfleet.kernel.Price;
import com.termfleet.risk.MissingData;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;

/**
 * Not at the market while its price is further from the master's, in either direction; in points. A pending order waits for
 * the master's price, so there is nothing to compare. The follower's expert checks that when it opens.
 */
record MaxDeviation(Scope scope, BigDecimal limit) implements RiskRule {

    @Override
    public String name() {
        return "maxDeviationPoints";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (proposal.order().type().isPending()) {
            return Verdict.ALLOW;
        }
        Price master = proposal.order().masterPrice();
        if (master.isNone()) {
            throw new MissingData("The master's price is not known.");
        }
        if (proposal.isLeftToExpert()) {
            return Verdict.ALLOW;
        }
        Price here = proposal.freshQuote().forOpening(proposal.order().type().side());
        BigDecimal distance = here.value().subtract(master.value()).abs();
        BigDecimal point = proposal.point();
        if (distance.compareTo(limit.multiply(point)) <= 0) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.PRICE_TOO_FAR,
                proposal.order().symbol() + " is at " + here + ", " + Points.shown(distance, point)
                        + " points from the master's " + master + "; the " + scope + "'s limit is "
                        + limit.toPlainString() + ".");
    }
}
