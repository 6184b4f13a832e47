package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.stop.StopCondition;

/**
 * Nothing is opened while a stop condition is reached, even if its stop-out is not on record yet: a drawdown stop, a bound of
 * the equity, or a profit target.
 */
record StopConditionNotReached(Scope scope, StopCondition condition) implements RiskRule {

    @Override
    public String name() {
        return condition.limit();
    }

    @Override
    public Verdict check(Proposal proposal) {
        return condition
                .breach(proposal.ledger(scope))
                .map(breach -> Verdict.reject(code(), "The " + scope + " is stopped out: " + breach.text() + "."))
                .orElse(Verdict.ALLOW);
    }

    private RiskCode code() {
        return switch (condition) {
            case StopCondition.EquityBelow below -> RiskCode.LOSS_LIMIT;
            case StopCondition.Drawdown drawdown -> RiskCode.LOSS_LIMIT;
            case StopCondition.EquityAbove above -> RiskCode.PROFIT_TARGET;
            case StopCondition.ProfitTarget target -> RiskCode.PROFIT_TARGET;
        };
    }
}
