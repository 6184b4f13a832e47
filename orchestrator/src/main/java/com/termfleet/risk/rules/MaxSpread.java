package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.Quote;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.math.BigDecimal;

/** Not while the spread at the follower's broker is wider; in points. Its expert checks that when it opens. */
record MaxSpread(Scope scope, BigDecimal limit) implements RiskRule {

    @Override
    public String name() {
        return "maxSpreadPoints";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (proposal.isLeftToExpert()) {
            return Verdict.ALLOW;
        }
        Quote quote = proposal.freshQuote();
        BigDecimal point = proposal.point();
        if (quote.spread().compareTo(limit.multiply(point)) <= 0) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.SPREAD_TOO_WIDE,
                "The spread of " + proposal.order().symbol() + " is " + Points.shown(quote.spread(), point)
                        + " points (" + quote.bid() + " to " + quote.ask() + "); the " + scope + "'s limit is "
                        + limit.toPlainString() + ".");
    }
}
