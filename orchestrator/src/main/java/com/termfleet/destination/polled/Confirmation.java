package com.termfleet.destination.polled;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * What a polling expert says it has done.
 *
 * @param offerId null if it does not name the offer, as the first experts do not
 * @param price {@link Price#NONE} if it is not known
 * @param profit of a close, in the account's currency; zero if it is not told
 */
public record Confirmation(
        Ticket ticket, @Nullable String offerId, String symbol, Action action, Lots volume, Price price, Money profit) {

    /** What was done: opened with this type, closed, changed, or removed. */
    public enum Action {
        BUY,
        SELL,
        BUY_LIMIT,
        SELL_LIMIT,
        BUY_STOP,
        SELL_STOP,
        CLOSE,
        MODIFY,
        CANCEL
    }
}
