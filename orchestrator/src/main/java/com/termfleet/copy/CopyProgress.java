package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy whose status has changed.
 *
 * @param before null if the copy is new
 * @param position null if the follower has none and had none
 * @param at when the server received what changed it, or else when it decided
 */
public record CopyProgress(
        PairId pair,
        AccountId follower,
        @Nullable PairStatus before,
        PairStatus status,
        @Nullable ReasonCode reason,
        Times times,
        @Nullable Position position,
        Instant at) {

    /**
     * When the steps of the copy's open ended; null for a step that has not, by the server's clock.
     *
     * @param received when the master's signal was received
     */
    public record Times(
            Instant received,
            Instant decided,
            @Nullable Instant committed,
            @Nullable Instant sent,
            @Nullable Instant answered) {}

    /**
     * What the follower's broker filled.
     *
     * @param masterPrice the price of the master's position, or at which its pending order waits
     */
    public record Position(Symbol symbol, Side side, Lots lots, Price price, Price masterPrice) {}

    /** Whether the change is the fill of the copy, which happens once. */
    public boolean isFill() {
        boolean held = status == PairStatus.OPEN || status == PairStatus.CLOSED;
        boolean wasHeld = before == PairStatus.OPEN || before == PairStatus.CLOSED;
        return held && !wasHeld && position != null;
    }
}
