package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One order for one follower account. {@code commandId} identifies the command: a repeat carries the same, and the answer
 * gives it back. An open's leads to its copy, see {@link OpenCommandId}.
 */
public sealed interface Order {

    AccountId follower();

    PairId pair();

    Ticket masterTicket();

    long commandId();

    /**
     * @param commandId see {@link OpenCommandId}
     * @param timeToLive how much longer it may be executed
     * @param deviationPoints allowed slippage in points
     * @param limits at which prices the account opens at all
     */
    record Open(
            AccountId follower,
            PairId pair,
            Ticket masterTicket,
            long commandId,
            OrderType type,
            Symbol symbol,
            Price price,
            Lots lots,
            Price stopLoss,
            Price takeProfit,
            Duration timeToLive,
            int deviationPoints,
            PriceLimits limits)
            implements Order {

        /** At any spread, and at any distance that the slippage allows. */
        public Open(
                AccountId follower,
                PairId pair,
                Ticket masterTicket,
                long commandId,
                OrderType type,
                Symbol symbol,
                Price price,
                Lots lots,
                Price stopLoss,
                Price takeProfit,
                Duration timeToLive,
                int deviationPoints) {
            this(
                    follower,
                    pair,
                    masterTicket,
                    commandId,
                    type,
                    symbol,
                    price,
                    lots,
                    stopLoss,
                    takeProfit,
                    timeToLive,
                    deviationPoints,
                    PriceLimits.NONE);
        }
    }

    /**
     * What {@link Follower#checksPrices} checks when it opens; in points of the follower's symbol.
     *
     * @param spread the widest spread; null: any
     * @param deviation the largest distance from the master's price, in either direction; null: any
     */
    record PriceLimits(
            @Nullable BigDecimal spread, @Nullable BigDecimal deviation) {

        public static final PriceLimits NONE = new PriceLimits(null, null);
    }

    /** @param price of a pending order; {@link Price#NONE} for a position, and to leave it as it is */
    record Modify(
            AccountId follower,
            PairId pair,
            Ticket masterTicket,
            long commandId,
            Ticket ticket,
            Price stopLoss,
            Price takeProfit,
            Price price)
            implements Order {}

    /**
     * @param lots what to close, zero for all
     * @param rest what is to be left
     * @param symbol under which it was opened
     */
    record Close(
            AccountId follower,
            PairId pair,
            Ticket masterTicket,
            long commandId,
            Ticket ticket,
            Lots lots,
            Lots rest,
            Symbol symbol)
            implements Order {}

    /** Removes a pending order. */
    record Cancel(AccountId follower, PairId pair, Ticket masterTicket, long commandId, Ticket ticket)
            implements Order {}
}
