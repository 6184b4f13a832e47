package com.termfleet.destination.matchtrader.session;

import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One account at its broker. Calls block until the broker has answered or the time for an answer is over. One thread uses it.
 *
 * <p>Reads throw {@link SessionException}. Writes do not: what may have reached the broker is {@link WriteOutcome.Unknown}.
 * A write is sent once; only what the broker has turned away before executing anything is sent again.
 */
public interface TradingSession extends AutoCloseable {

    /** @throws SessionException if the broker cannot be reached or does not admit the account */
    void signIn();

    /** What tells two accounts of all brokers apart. */
    String brokerLogin();

    BrokerFunds funds();

    /** Empty if the dialect does not tell. */
    List<BrokerInstrument> instruments();

    /** All open positions and pending orders. */
    List<BrokerItem> items();

    /** What was closed since then, in whole or in part; empty if the dialect does not tell. */
    List<ClosedPart> closedSince(Instant from);

    /** @param key of this open; brokers that take one execute it once however often it is sent */
    WriteOutcome open(Order.Open order, UUID key);

    /** @param price of a pending order; none: as it is */
    WriteOutcome edit(BrokerItem item, Price stopLoss, Price takeProfit, Price price);

    /** @param lots as many as the position has: all of it */
    WriteOutcome close(BrokerItem position, Lots lots);

    WriteOutcome cancel(BrokerItem order);

    /** Whether an open may be sent again with its key. */
    default boolean repeatsOpens() {
        return false;
    }

    /** False if only a new session can go on. */
    default boolean isUsable() {
        return true;
    }

    /** Whether the login's limits leave room for questions that can wait. */
    default boolean hasSpareRequests() {
        return true;
    }

    /** Whether {@link #items} and {@link #closedSince} show what a write without an answer has done. */
    default boolean readsBack() {
        return true;
    }

    /** Whether {@link #quote} asks the broker. */
    default boolean quotes() {
        return false;
    }

    /**
     * What a symbol costs now; empty if the broker does not tell.
     *
     * @throws SessionException if the broker does not answer
     */
    default Optional<BrokerQuote> quote(Symbol symbol) {
        return Optional.empty();
    }

    /** @param changed called on any thread when the broker tells that something has happened */
    default void listen(Runnable changed) {}

    @Override
    void close();
}
