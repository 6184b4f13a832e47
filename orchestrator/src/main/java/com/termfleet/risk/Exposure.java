package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Symbol;

/** How much is open: positions, pending orders, and opens that are ordered and not answered yet. */
public interface Exposure {

    int positions();

    /** @param symbol as the follower's broker names it */
    int positions(Symbol symbol);

    Lots lots();

    /**
     * Lots times contract size times price, in the account's currency.
     *
     * @throws MissingData if the value of any of it is not known
     */
    Money value();
}
