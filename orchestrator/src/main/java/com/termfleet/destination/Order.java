package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Duration;

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
            int deviationPoints)
            implements Order {}

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
     */
    record Close(
            AccountId follower, PairId pair, Ticket masterTicket, long commandId, Ticket ticket, Lots lots, Lots rest)
            implements Order {}

    /** Removes a pending order. */
    record Cancel(AccountId follower, PairId pair, Ticket masterTicket, long commandId, Ticket ticket)
            implements Order {}
}
