package com.termfleet.destination;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A position or pending order of a follower.
 *
 * @param pair the pair that its comment names ({@code TF<PAIR>}), if any
 * @param profit what it would gain if it were closed now, with swap, in the account's currency; null if that is not known
 */
public record HeldPosition(
        Ticket ticket,
        OrderType type,
        Symbol symbol,
        Lots lots,
        Price price,
        Price stopLoss,
        Price takeProfit,
        Optional<PairId> pair,
        @Nullable Money profit) {

    /** One whose profit is not known. */
    public HeldPosition(
            Ticket ticket,
            OrderType type,
            Symbol symbol,
            Lots lots,
            Price price,
            Price stopLoss,
            Price takeProfit,
            Optional<PairId> pair) {
        this(ticket, type, symbol, lots, price, stopLoss, takeProfit, pair, null);
    }
}
