package com.termfleet.copy.trade;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.Recipients;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A master's position or pending order from its opening to its end. Immutable; the verbs are the only changes of state.
 *
 * @param fill how a pending order became a position; null while it waits, and for what was opened at the market
 * @param remaining what is still open, of a pending order its volume; zero exactly when it is closed or cancelled
 * @param settled closed or cancelled, and every copy at its end
 * @param profit of what was closed so far, null before the first close that stated it
 * @param heldInPart it counts as closed, and its master still lists it: only a part of it was closed, and the close did not tell
 *     how much
 */
public record MasterTrade(
        TradeId id,
        Key key,
        Opening opening,
        @Nullable Fill fill,
        Stops stops,
        Lots remaining,
        @Nullable Price closePrice,
        @Nullable Money profit,
        Times times,
        boolean settled,
        boolean heldInPart) {

    /** PENDING: an order that waits; CANCELLED: one that ended without a fill. */
    public enum Status {
        PENDING,
        OPEN,
        CLOSED,
        CANCELLED
    }

    /** What a master's position or order is known by, for its whole life: two masters may use the same ticket. */
    public record Key(AccountId master, Ticket ticket) {}

    /**
     * @param price of a pending order: the one at which it waits now
     * @param recipients for whom alone it is; null for everyone
     */
    public record Opening(
            Symbol symbol,
            OrderType type,
            Price price,
            Lots volume,
            @Nullable Recipients recipients) {

        /** Of a trade for everyone. */
        public Opening(Symbol symbol, OrderType type, Price price, Lots volume) {
            this(symbol, type, price, volume, null);
        }
    }

    /** @param position the ticket of the position that the order became, mostly that of the order */
    public record Fill(Ticket position, Price price) {}

    /**
     * @param seenAt by the master terminal's clock
     * @param receivedAt by the server's clock
     */
    public record Times(
            @Nullable Instant seenAt,
            Instant receivedAt,
            @Nullable Instant committedAt,
            @Nullable Instant closedAt) {}

    public static MasterTrade opened(
            TradeId id, Key key, Opening opening, Stops stops, @Nullable Instant seenAt, Instant receivedAt) {
        return new MasterTrade(
                id,
                key,
                opening,
                null,
                stops,
                opening.volume(),
                null,
                null,
                new Times(seenAt, receivedAt, null, null),
                false,
                false);
    }

    public AccountId master() {
        return key.master();
    }

    public Ticket ticket() {
        return key.ticket();
    }

    public Lots volume() {
        return opening.volume();
    }

    /** Whether this follower may have a copy of it. */
    public boolean isFor(AccountId follower) {
        return opening.recipients == null || opening.recipients.include(follower);
    }

    /** The other ticket that the master may know it by: that of the position which its order became. */
    public @Nullable Key positionKey() {
        return fill == null ? null : new Key(key.master, fill.position);
    }

    /** What it is now: a pending order, or BUY or SELL for a position. */
    public OrderType type() {
        if (fill == null) {
            return opening.type();
        }
        return opening.type().side() == Side.BUY ? OrderType.BUY : OrderType.SELL;
    }

    /** At which its order waits, or was filled. */
    public Price price() {
        return fill == null ? opening.price() : fill.price;
    }

    public Status status() {
        if (type().isPending()) {
            return isOpen() ? Status.PENDING : Status.CANCELLED;
        }
        return isOpen() ? Status.OPEN : Status.CLOSED;
    }

    /** A position, or a pending order that waits. */
    public boolean isOpen() {
        return !remaining.isZero();
    }

    /** A pending order that was neither filled nor removed. */
    public boolean isWaiting() {
        return status() == Status.PENDING;
    }

    /** A pending order that ended without having been filled. */
    public boolean isCancelled() {
        return status() == Status.CANCELLED;
    }

    public MasterTrade modified(Stops changed) {
        requireOpen();
        return new MasterTrade(
                id, key, opening, fill, changed, remaining, closePrice, profit, times, settled, heldInPart);
    }

    /** The pending order waits at another price from now on. */
    public MasterTrade moved(Price price) {
        requireWaiting();
        Opening moved = new Opening(opening.symbol, opening.type, price, opening.volume, opening.recipients);
        return new MasterTrade(id, key, moved, fill, stops, remaining, closePrice, profit, times, settled, heldInPart);
    }

    /** The pending order has become a position. */
    public MasterTrade filled(Fill how) {
        requireWaiting();
        return new MasterTrade(id, key, opening, how, stops, remaining, closePrice, profit, times, settled, heldInPart);
    }

    /** The pending order was removed, or it has expired. */
    public MasterTrade cancelled(Instant at) {
        requireWaiting();
        return ended(null, null, at);
    }

    /** @param rest above zero and below what remains now */
    public MasterTrade partlyClosed(Lots rest, @Nullable Money gained) {
        requirePosition();
        if (rest.isZero() || !rest.isBelow(remaining)) {
            throw new IllegalStateException("a part must leave less than " + remaining + ", not " + rest);
        }
        return new MasterTrade(
                id, key, opening, fill, stops, rest, closePrice, sum(profit, gained), times, settled, heldInPart);
    }

    public MasterTrade closed(@Nullable Price price, @Nullable Money gained, Instant at) {
        requirePosition();
        return ended(price, gained, at);
    }

    private MasterTrade ended(@Nullable Price price, @Nullable Money gained, Instant at) {
        Times ended = new Times(times.seenAt, times.receivedAt, times.committedAt, at);
        return new MasterTrade(
                id, key, opening, fill, stops, Lots.ZERO, price, sum(profit, gained), ended, settled, heldInPart);
    }

    public MasterTrade committed(Instant at) {
        return new MasterTrade(
                id,
                key,
                opening,
                fill,
                stops,
                remaining,
                closePrice,
                profit,
                new Times(times.seenAt, times.receivedAt, at, times.closedAt),
                settled,
                heldInPart);
    }

    /** Its master still lists what it has reported as closed. */
    public MasterTrade stillHeldInPart() {
        return new MasterTrade(id, key, opening, fill, stops, remaining, closePrice, profit, times, settled, true);
    }

    public MasterTrade settled(boolean is) {
        return new MasterTrade(id, key, opening, fill, stops, remaining, closePrice, profit, times, is, heldInPart);
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("trade " + id + " is closed");
        }
    }

    private void requireWaiting() {
        if (!isWaiting()) {
            throw new IllegalStateException("trade " + id + " is no pending order that waits");
        }
    }

    private void requirePosition() {
        requireOpen();
        if (isWaiting()) {
            throw new IllegalStateException("trade " + id + " is a pending order");
        }
    }

    static @Nullable Money sum(@Nullable Money sofar, @Nullable Money more) {
        if (sofar == null) {
            return more;
        }
        return more == null ? sofar : sofar.plus(more);
    }
}
