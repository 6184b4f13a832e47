package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.FlatBeforeWeekend;

/** Nothing is opened from before the weekend until after it. */
record FlatOverWeekend(Scope scope, FlatBeforeWeekend weekend) implements RiskRule {

    @Override
    public String name() {
        return "flatBeforeWeekend";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (!weekend.contains(proposal.now(), proposal.zone())) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.WEEKEND,
                "The " + scope + " holds nothing over the weekend; it opens again from "
                        + weekend.nextOpen(proposal.now(), proposal.zone()) + " on.");
    }
}
