package com.termfleet.risk.rules;

import com.termfleet.kernel.Symbol;
import com.termfleet.risk.Proposal;
import com.termfleet.risk.RiskCode;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.Verdict;
import com.termfleet.risk.ledger.Scope;
import java.util.Set;

/**
 * Only some symbols, each named as the follower's or as the master's broker names it, in any case.
 *
 * @param allowed never empty
 */
record AllowedSymbols(Scope scope, Set<Symbol> allowed) implements RiskRule {

    @Override
    public String name() {
        return "allowedSymbols";
    }

    @Override
    public Verdict check(Proposal proposal) {
        if (SymbolNames.contain(allowed, proposal.order())) {
            return Verdict.ALLOW;
        }
        return Verdict.reject(
                RiskCode.SYMBOL_NOT_ALLOWED,
                proposal.order().symbol() + " is not among the " + scope + "'s allowed symbols.");
    }
}
