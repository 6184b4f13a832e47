package com.termfleet.gateway.message;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An order to a follower. The answer repeats {@code id}; a repeat of the command carries the same one. */
public sealed interface FollowerCommand extends Outbound {

    Ticket masterTicket();

    long id();

    /**
     * {@code CMD_OPEN|TYPE|SYMBOL|PRICE|LOT|SL|TP|MST_TICKET|id=PAIR|ttl=MS|dev=POINTS}, and {@code |spread=POINTS|maxdev=POINTS} where these are limited
     *
     * @param id the pair
     * @param ttlMillis how much longer the open may be executed
     * @param deviationPoints by how much worse than {@code price} it may be, in points
     * @param maxSpread the widest spread at which it opens, in points; null: any
     * @param maxDeviation the largest distance from {@code price} in either direction, in points; null: any
     */
    record Open(
            OrderType type,
            Symbol symbol,
            Price price,
            Lots lots,
            Price stopLoss,
            Price takeProfit,
            Ticket masterTicket,
            long id,
            long ttlMillis,
            int deviationPoints,
            @Nullable BigDecimal maxSpread,
            @Nullable BigDecimal maxDeviation)
            implements FollowerCommand {

        /** At any spread and distance. */
        public Open(
                OrderType type,
                Symbol symbol,
                Price price,
                Lots lots,
                Price stopLoss,
                Price takeProfit,
                Ticket masterTicket,
                long id,
                long ttlMillis,
                int deviationPoints) {
            this(
                    type,
                    symbol,
                    price,
                    lots,
                    stopLoss,
                    takeProfit,
                    masterTicket,
                    id,
                    ttlMillis,
                    deviationPoints,
                    null,
                    null);
        }
    }

    /**
     * {@code CMD_MODIFY|MST_TICKET|SLV_TICKET|SL|TP|id=|price=}
     *
     * @param price the new price of a pending order; {@link Price#NONE} is not sent
     */
    record Modify(Ticket masterTicket, Ticket ticket, Price stopLoss, Price takeProfit, Price price, long id)
            implements FollowerCommand {}

    /**
     * {@code CMD_CLOSE|MST_TICKET|SLV_TICKET|LOT|id=|rest=}
     *
     * @param lots what to close; zero for all
     * @param rest what is to be left open: an Expert Advisor without a record of the command sees by it that a repeat is done
     * @param symbol under which it was opened; version 1 does not send it
     */
    record Close(Ticket masterTicket, Ticket ticket, Lots lots, Lots rest, long id, Symbol symbol)
            implements FollowerCommand {}

    /** {@code CMD_CANCEL|MST_TICKET|SLV_TICKET|id=} */
    record Cancel(Ticket masterTicket, Ticket ticket, long id) implements FollowerCommand {}
}
