package com.termfleet.copy.sizing;

import com.termfleet.kernel.Symbol;
import java.util.Map;

/** Applies a subscription's symbol map to a master's symbol. Pure. */
final class SymbolMap {

    private SymbolMap() {}

    /** The name under which the follower trades it by the subscription's own map, else the master's name. */
    static Symbol mapped(Symbol master, Map<Symbol, Symbol> map) {
        Symbol exact = map.get(master);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<Symbol, Symbol> entry : map.entrySet()) {
            if (entry.getKey().name().equalsIgnoreCase(master.name())) {
                return entry.getValue();
            }
        }
        return master;
    }
}
