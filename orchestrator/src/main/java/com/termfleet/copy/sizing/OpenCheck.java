package com.termfleet.copy.sizing;

import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.risk.Assessment;
import com.termfleet.risk.ProposedOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Asks the risk rules about an order before it is opened. Closes never pass it. */
@FunctionalInterface
public interface OpenCheck {

    /**
     * @param spec how the follower's broker trades the order's symbol
     * @param symbol what the account has announced of it; null if it has announced no symbols
     */
    Assessment check(ProposedOrder order, SymbolSpec spec, SymbolMatch.@Nullable Found symbol, Instant now);
}
