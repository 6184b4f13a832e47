package com.termfleet.signal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import org.jspecify.annotations.Nullable;

/** One thing that a master did. */
public sealed interface Signal {

    Origin origin();

    default AccountId master() {
        return origin().master();
    }

    default Ticket ticket() {
        return origin().ticket();
    }

    /**
     * A position was opened at the market, or a pending order was placed.
     *
     * @param recipients for whom alone it is; null for everyone
     */
    record Open(
            Origin origin,
            OrderType type,
            Symbol symbol,
            Price price,
            Lots lots,
            Price stopLoss,
            Price takeProfit,
            @Nullable Recipients recipients)
            implements Signal {

        /** A trade for everyone. */
        public Open(
                Origin origin,
                OrderType type,
                Symbol symbol,
                Price price,
                Lots lots,
                Price stopLoss,
                Price takeProfit) {
            this(origin, type, symbol, price, lots, stopLoss, takeProfit, null);
        }
    }

    /** Stop loss or take profit were changed; {@code price} too for a pending order, else {@link Price#NONE}. */
    record Modify(Origin origin, Price stopLoss, Price takeProfit, Price price) implements Signal {}

    /** A part was closed. The profit of the part is null if the master did not tell it. */
    record Partial(
            Origin origin,
            Lots closed,
            Lots remaining,
            Price price,
            @Nullable Money profit) implements Signal {}

    /** The whole position was closed. Price and profit are null if the master did not tell them. */
    record Close(
            Origin origin, @Nullable Price price, @Nullable Money profit) implements Signal {}

    /** A pending order became the position {@code position}. */
    record Filled(Origin origin, Ticket position, Price price) implements Signal {}

    /** A pending order was removed. */
    record Cancel(Origin origin) implements Signal {}
}
