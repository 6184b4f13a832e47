package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;
import java.time.Instant;

/** How much is open: positions, pending orders, and opens that are ordered and not answered yet. */
public interface Exposure {

    int positions();

    /** @param symbol as the follower's broker names it */
    int positions(Symbol symbol);

    Lots lots();

    /**
     * Lots times contract size times price, in the account's currency.
     *
     * @param ordered what the symbol that is to be ordered is worth now, for what is in flight and has no price yet
     * @throws MissingData if the value of any of it is not known
     */
    Money value(Symbol symbol, LotValue ordered);

    /**
     * The margin of what figures of that time do not contain yet: what is in flight, and what was opened since.
     *
     * @param figures when margin and equity were reported
     * @param ordered margin of the symbol that is to be ordered
     * @throws MissingData if the margin of any other symbol is not known
     */
    Money marginSince(Instant figures, Symbol symbol, LotValue ordered);
}
