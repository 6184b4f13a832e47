package com.termfleet.risk.rules;

import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.TradingSession;
import java.util.List;

/** Only within the sessions. */
record Sessions(Scope scope, List<TradingSession> sessions) implements RiskRule {

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (sessions.stream().anyMatch(session -> session.contains(proposal.now(), proposal.zone()))) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.OUTSIDE_SESSION,
                proposal.now() + " is outside the " + scope + "'s sessions; nothing is opened until the next begins.");
    }
}
