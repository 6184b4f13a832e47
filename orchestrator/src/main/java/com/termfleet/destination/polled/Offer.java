package com.termfleet.destination.polled;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order as it is handed to a polling expert.
 *
 * @param id the same each time it is handed out
 * @param action BUY, SELL, a pending order such as BUY_LIMIT, CLOSE, MODIFY, or CANCEL for the removal of a pending order
 * @param volume what is to be opened or closed; of MODIFY and CANCEL what the trade has, in lots
 * @param entry of a pending order its price, else the master's; {@link Price#NONE} if there is none
 * @param ticket the follower's, of everything but opens
 * @param remaining what is to be left open by a CLOSE, in lots; null for all others
 * @param handedOutAt now
 */
public record Offer(
        String id,
        String action,
        Symbol symbol,
        Lots volume,
        Price entry,
        Price stopLoss,
        Price takeProfit,
        @Nullable Ticket ticket,
        @Nullable Lots remaining,
        Instant createdAt,
        Instant handedOutAt) {

    public boolean isPendingOrder() {
        return action.contains("_");
    }
}
