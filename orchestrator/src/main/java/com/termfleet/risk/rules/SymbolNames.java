package com.termfleet.risk.rules;

import com.termfleet.kernel.Symbol;
import com.termfleet.risk.ProposedOrder;
import java.util.Set;

/** Compares the symbols of limits with an order's. */
final class SymbolNames {

    private SymbolNames() {}

    static boolean contain(Set<Symbol> names, ProposedOrder order) {
        return names.stream().anyMatch(name -> isSame(name, order.symbol()) || isSame(name, order.masterSymbol()));
    }

    private static boolean isSame(Symbol one, Symbol other) {
        return one.name().equalsIgnoreCase(other.name());
    }
}
