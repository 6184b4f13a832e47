package com.termfleet.figures;

import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.List;

/** What an account's broker offers for another broker's name of a symbol. */
public sealed interface SymbolMatch {

    /**
     * One symbol of the broker is meant.
     *
     * @param tickValue what one lot gains or loses when the price moves by the tick size, in the account's currency; zero if
     *     it is not known
     * @param margin what the broker blocks for one lot, in the account's currency; zero if it is not known
     */
    record Found(SymbolSpec spec, BigDecimal tickValue, BigDecimal margin, How how) implements SymbolMatch {

        /** The margin is not known. */
        public Found(SymbolSpec spec, BigDecimal tickValue, How how) {
            this(spec, tickValue, BigDecimal.ZERO, how);
        }
    }

    /** Several fit equally well, so that none may be chosen. */
    record Several(List<Symbol> names) implements SymbolMatch {

        public Several {
            names = List.copyOf(names);
        }
    }

    /** The account has announced symbols, and none of them fits. */
    record NoneFits() implements SymbolMatch {}

    /** The account has announced no symbols, as Expert Advisors of system A do. */
    record NothingAnnounced() implements SymbolMatch {}

    /** Why a name fits; the first that applies. */
    enum How {
        EXACT,
        OTHER_CASE,
        /** With the broker's prefix or suffix, or without the other broker's. */
        DECORATED,
        /** Another usual name of the same instrument. */
        ALIAS
    }
}
