package com.termfleet.gateway.message;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a master reports. {@link Extra} holds the optional fields that all of these may carry. */
public sealed interface MasterMessage extends Inbound {

    Ticket ticket();

    Extra extra();

    /** {@code CMD_OPEN|TYPE|SYMBOL|PRICE|LOT|SL|TP|TICKET} */
    record Open(
            OrderType type,
            Symbol symbol,
            Price price,
            Lots lots,
            Price stopLoss,
            Price takeProfit,
            Ticket ticket,
            Extra extra)
            implements MasterMessage {}

    /** {@code CMD_FILLED|TICKET|POSITION_TICKET|PRICE} */
    record Filled(Ticket ticket, Ticket position, Price price, Extra extra) implements MasterMessage {}

    /** {@code CMD_MODIFY|TICKET|SL|TP}; {@code price} is the new price of a pending order, else {@link Price#NONE} */
    record Modify(Ticket ticket, Price stopLoss, Price takeProfit, Price price, Extra extra) implements MasterMessage {}

    /** {@code CMD_PARTIAL|TICKET|CLOSED_LOT|REMAINING_LOT|PRICE|PROFIT} */
    record Partial(Ticket ticket, Lots closed, Lots remaining, Price price, Money profit, Extra extra)
            implements MasterMessage {}

    /** {@code CMD_CLOSE|TICKET|PRICE|PROFIT}: the whole position. Price and profit are null if they were not sent. */
    record Close(
            Ticket ticket, @Nullable Price price, @Nullable Money profit, Extra extra) implements MasterMessage {}

    /** {@code CMD_CANCEL|TICKET}: a pending order was removed */
    record Cancel(Ticket ticket, Extra extra) implements MasterMessage {}

    /**
     * @param seenAt {@code ts=}: when the terminal saw it, by its own clock
     * @param sequence {@code seq=}: the Expert Advisor's counter, rising by one; null if it keeps none
     */
    record Extra(
            @Nullable Instant seenAt,
            long magic,
            String comment,
            @Nullable Long sequence) {

        public static final Extra NONE = new Extra(null, 0, "", null);
    }
}
