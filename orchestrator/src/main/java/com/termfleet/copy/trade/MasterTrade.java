package com.termfleet.copy.trade;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A master's position from its opening to its end. Immutable; the verbs are the only changes of state.
 *
 * @param remaining what is still open; zero exactly when it is closed
 * @param settled closed, and every copy at its end
 * @param profit of what was closed so far, null before the first close that stated it
 */
public record MasterTrade(
        TradeId id,
        Key key,
        Opening opening,
        Stops stops,
        Lots remaining,
        @Nullable Price closePrice,
        @Nullable Money profit,
        Times times,
        boolean settled) {

    /** What a master's position is known by: two masters may use the same ticket. */
    public record Key(AccountId master, Ticket ticket) {}

    public record Opening(Symbol symbol, OrderType type, Price price, Lots volume) {}

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
                stops,
                opening.volume(),
                null,
                null,
                new Times(seenAt, receivedAt, null, null),
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

    public boolean isOpen() {
        return !remaining.isZero();
    }

    public MasterTrade modified(Stops changed) {
        requireOpen();
        return new MasterTrade(id, key, opening, changed, remaining, closePrice, profit, times, settled);
    }

    /** @param rest above zero and below what remains now */
    public MasterTrade partlyClosed(Lots rest, @Nullable Money gained) {
        requireOpen();
        if (rest.isZero() || !rest.isBelow(remaining)) {
            throw new IllegalStateException("a part must leave less than " + remaining + ", not " + rest);
        }
        return new MasterTrade(id, key, opening, stops, rest, closePrice, sum(profit, gained), times, settled);
    }

    public MasterTrade closed(@Nullable Price price, @Nullable Money gained, Instant at) {
        requireOpen();
        Times ended = new Times(times.seenAt, times.receivedAt, times.committedAt, at);
        return new MasterTrade(id, key, opening, stops, Lots.ZERO, price, sum(profit, gained), ended, settled);
    }

    public MasterTrade committed(Instant at) {
        return new MasterTrade(
                id,
                key,
                opening,
                stops,
                remaining,
                closePrice,
                profit,
                new Times(times.seenAt, times.receivedAt, at, times.closedAt),
                settled);
    }

    public MasterTrade settled(boolean is) {
        return new MasterTrade(id, key, opening, stops, remaining, closePrice, profit, times, is);
    }

    private void requireOpen() {
        if (!isOpen()) {
            throw new IllegalStateException("trade " + id + " is closed");
        }
    }

    static @Nullable Money sum(@Nullable Money sofar, @Nullable Money more) {
        if (sofar == null) {
            return more;
        }
        return more == null ? sofar : sofar.plus(more);
    }
}
