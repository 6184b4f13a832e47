package com.termfleet.risk.rules;

import com.termfleet.kernel.Money;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.Scope;

/**
 * Nothing is opened once the day's loss has reached the limit: the loss of what was closed since the day began in the
 * account's zone, and of what is open now.
 */
record MaxDailyLoss(Scope scope, Money limit) implements RiskRule {

    @Override
    public String name() {
        return "maxDailyLoss";
    }

    @Override
    public Verdict check(Proposal proposal) {
        Ledger ledger = proposal.ledger(scope);
        Money closed = ledger.closed(Period.DAY);
        Money loss = closed.plus(ledger.floating()).negated();
        if (loss.compareTo(limit) < 0) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.LOSS_LIMIT,
                "The " + scope + "'s loss of today is " + proposal.shown(loss) + " (closed " + closed.text()
                        + ", floating "
                        + ledger.floating().text() + "); the limit is " + proposal.shown(limit)
                        + ". Nothing is opened until the day ends.");
    }
}
