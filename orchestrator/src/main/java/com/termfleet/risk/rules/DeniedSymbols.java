package com.termfleet.risk.rules;

import com.termfleet.kernel.Symbol;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.util.Set;

/** Some symbols not, each named as the follower's or as the master's broker names it, in any case. */
record DeniedSymbols(Scope scope, Set<Symbol> denied) implements RiskRule {

    @Override
    public String name() {
        return "deniedSymbols";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (!SymbolNames.contain(denied, proposal.order())) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.SYMBOL_NOT_ALLOWED,
                proposal.order().symbol() + " is among the " + scope + "'s denied symbols.");
    }
}
