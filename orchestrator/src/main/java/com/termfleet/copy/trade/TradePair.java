package com.termfleet.copy.trade;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One copy of one master trade: what is wanted of it and what is. Immutable; the verbs are the only changes of state.
 *
 * @param held what the follower's broker has, a position or a pending order; null until the follower has reported it
 * @param reason set on what ended, on what waits for its follower, and on what is open but not as wanted
 */
public record TradePair(
        PairId id,
        Route route,
        Wanted wanted,
        @Nullable Held held,
        PairStatus status,
        @Nullable Reason reason,
        Stamps stamps) {

    public record Route(TradeId trade, SubscriptionId subscription, AccountId follower, UserId owner) {}

    /**
     * @param type what is to be ordered; what the follower has is in {@link Held}
     * @param volume what is to be open now; zero once the master is flat
     * @param modify stop loss, take profit or a pending order's price changed and the follower has not confirmed it
     * @param expiresAt an open that is not executed by then is not executed any more
     * @param noWorse whether it may be opened only at a price that is no worse than the master's
     */
    public record Wanted(
            Symbol symbol,
            OrderType type,
            Lots volume,
            Share share,
            boolean modify,
            Instant expiresAt,
            boolean noWorse) {

        Wanted volume(Lots lots) {
            return new Wanted(symbol, type, lots, share, modify, expiresAt, noWorse);
        }

        /** At the market, where a pending order was wanted before. */
        Wanted atMarket(Instant until) {
            OrderType market = type.side() == Side.BUY ? OrderType.BUY : OrderType.SELL;
            return new Wanted(symbol, market, volume, share, modify, until, noWorse);
        }

        Wanted modify(boolean due) {
            return new Wanted(symbol, type, volume, share, due, expiresAt, noWorse);
        }

        Wanted of(Lots lots, Share standsFor) {
            return new Wanted(symbol, type, lots, standsFor, modify, expiresAt, noWorse);
        }

        Wanted until(Instant expiry) {
            return new Wanted(symbol, type, volume, share, modify, expiry, noWorse);
        }
    }

    /**
     * @param ticket of the order as long as it waits, then of the position; on hedging accounts both are equal
     * @param type of a pending order, or BUY or SELL for a position
     * @param filled what the open took; of an order that waits: its volume
     * @param volume what of it is still open
     * @param openPrice of an order that waits: the price at which it was placed
     */
    public record Held(
            Ticket ticket,
            OrderType type,
            Lots filled,
            Lots volume,
            Price openPrice,
            @Nullable Price closePrice,
            @Nullable Money profit) {

        public Held reduced(Lots rest, @Nullable Price price, @Nullable Money gained) {
            return new Held(ticket, type, filled, rest, openPrice, price, MasterTrade.sum(profit, gained));
        }

        /** The order has become a position of the same ticket. */
        public Held filledAtLast() {
            OrderType market = type.side() == Side.BUY ? OrderType.BUY : OrderType.SELL;
            return new Held(ticket, market, filled, volume, openPrice, closePrice, profit);
        }

        public Held counted(Lots lots) {
            return new Held(ticket, type, filled, lots, openPrice, closePrice, profit);
        }
    }

    /** Ordered at once; what is written is sent after it is committed. */
    public static TradePair ordered(PairId id, Route route, Wanted wanted, Instant now) {
        return new TradePair(id, route, wanted, null, PairStatus.PENDING, null, Stamps.decided(now));
    }

    /** To be ordered as soon as the follower is there, or to expire. */
    public static TradePair waiting(PairId id, Route route, Wanted wanted, Reason reason, Instant now) {
        return new TradePair(id, route, wanted, null, PairStatus.PENDING, reason, Stamps.decided(now));
    }

    public static TradePair skipped(PairId id, Route route, Wanted wanted, Reason reason, Instant now) {
        Stamps stamps = Stamps.decided(now).closed(now);
        return new TradePair(id, route, wanted.volume(Lots.ZERO), null, PairStatus.SKIPPED, reason, stamps);
    }

    public boolean isPending() {
        return status == PairStatus.PENDING;
    }

    public boolean isOpen() {
        return status == PairStatus.OPEN;
    }

    /** Its pending order waits at the follower's broker. */
    public boolean isPlaced() {
        return status == PairStatus.PLACED;
    }

    /** The follower has a position or a pending order for it. */
    public boolean isHeld() {
        return isOpen() || isPlaced();
    }

    public boolean isLive() {
        return isPending() || isHeld();
    }

    /** It was never sent to the follower. */
    public boolean isWaiting() {
        return isPending() && reason != null;
    }

    /** It was sized and ordered once, whether or not it was ever sent. What was skipped before that was not. */
    public boolean wasOrdered() {
        return !wanted.share.copy().isZero();
    }

    /** It was given up although the broker may have executed its open. */
    public boolean isInDoubt() {
        return status == PairStatus.FAILED
                && held == null
                && reason != null
                && (reason.code() == ReasonCode.NO_ANSWER || reason.code() == ReasonCode.OUTCOME_UNKNOWN);
    }

    /** Its subscription or account was removed and what it holds left to the follower. */
    public boolean isKept() {
        return isHeld() && reason != null && reason.code() == ReasonCode.KEPT;
    }

    /** More is open than wanted. */
    public boolean isCloseDue() {
        return isOpen() && held != null && wanted.volume.isBelow(held.volume) && !isKept();
    }

    /** Its order waits, and nothing is wanted any more, or a position instead. */
    public boolean isCancelDue() {
        return isPlaced() && (wanted.volume.isZero() || !wanted.type.isPending()) && !isKept();
    }

    public AccountId follower() {
        return route.follower();
    }

    public TradePair planned(Wanted plan) {
        require(isPending());
        return new TradePair(id, route, plan, held, status, null, stamps);
    }

    public TradePair skip(Reason why, Instant now) {
        require(isPending());
        return ended(PairStatus.SKIPPED, why, now);
    }

    public TradePair fail(Reason why, Instant now) {
        require(isPending());
        return ended(PairStatus.FAILED, why, now);
    }

    /** It was in doubt, and it is known now that the follower has no position of it. */
    public TradePair notExecuted(Reason why) {
        require(isInDoubt());
        return new TradePair(id, route, wanted, held, status, why, stamps);
    }

    /** Whether the broker executed the open is not known: its position is looked for from now on, and it is never sent again. */
    public TradePair outcomeUnknown(Instant now) {
        require(isPending());
        if (stamps.unknownSince() != null) {
            return this;
        }
        return with(stamps.outcomeUnknown(now));
    }

    /** The master's order has been filled: unless the follower's has been too, a position is wanted instead of an order. */
    public TradePair masterFilled(Instant expiresAt) {
        require(isLive());
        return isOpen() ? this : with(wanted.atMarket(expiresAt));
    }

    /**
     * The follower's pending order waits at its broker. A copy that had been given up can turn out to be placed too.
     *
     * @param masterHas what the master has; zero has the order removed
     */
    public TradePair placed(Held order, Lots masterHas, Instant now) {
        require(!isHeld());
        TradePair held = opened(order, masterHas, now);
        return new TradePair(id, route, held.wanted, order, PairStatus.PLACED, null, held.stamps);
    }

    /** The follower has removed its order as it was told, and a position is to be opened instead. */
    public TradePair orderRemoved() {
        require(isPlaced());
        return new TradePair(id, route, wanted.modify(false), null, PairStatus.PENDING, null, stamps);
    }

    /** The follower's order ended without a fill. */
    public TradePair cancelled(Reason why, Instant now) {
        require(isPlaced() && held != null);
        Held nothing = Objects.requireNonNull(held).counted(Lots.ZERO);
        return new TradePair(
                id,
                route,
                wanted.volume(Lots.ZERO).modify(false),
                nothing,
                PairStatus.CANCELLED,
                why,
                stamps.closed(now));
    }

    private boolean isStoppedOut() {
        return reason != null && reason.code() == ReasonCode.STOPPED_OUT;
    }

    private TradePair ended(PairStatus end, Reason why, Instant now) {
        return new TradePair(id, route, wanted.volume(Lots.ZERO).modify(false), held, end, why, stamps.closed(now));
    }

    /**
     * The follower holds it. A copy that had been given up can turn out to be open too: then it is followed again, or
     * ended again if a stop-out had ended it.
     *
     * @param position what the broker filled
     * @param masterHas what is open of the master now; zero closes the copy at once
     */
    public TradePair opened(Held position, Lots masterHas, Instant now) {
        require(status != PairStatus.OPEN);
        Share share = new Share(position.volume(), wanted.share.master(), wanted.share.step());
        boolean unwanted = isLive() ? wanted.volume.isZero() : isStoppedOut();
        Lots target = unwanted ? Lots.ZERO : share.whenMasterHas(masterHas);
        Wanted adapted = wanted.of(target, share);
        return new TradePair(id, route, adapted, position, PairStatus.OPEN, null, stamps.opened(now));
    }

    /**
     * As it was stored, without stamps that lie in the future: a clock that was ahead must not make an open live longer than
     * its subscription allows, nor an answer count as fresh.
     */
    public TradePair withoutFutureTimes(Instant now, Duration maxSignalAge) {
        Instant latest = now.plus(maxSignalAge);
        Instant expiresAt = wanted.expiresAt.isAfter(latest) ? latest : wanted.expiresAt;
        Wanted sooner = wanted.until(expiresAt);
        return new TradePair(id, route, sooner, held, status, reason, stamps.withoutFuture(now));
    }

    /** The master has {@code remaining} left. */
    public TradePair masterReducedTo(Lots remaining) {
        require(isLive());
        Lots target = wanted.share.whenMasterHas(remaining).min(wanted.volume);
        return with(wanted.volume(target));
    }

    /** As {@link #masterReducedTo}, unless the copy no longer follows the master. */
    public TradePair following(Lots remaining) {
        return isLive() && !isKept() ? masterReducedTo(remaining) : this;
    }

    public TradePair closeWanted() {
        require(isLive());
        return with(wanted.volume(Lots.ZERO));
    }

    public TradePair modifyWanted() {
        require(isLive());
        return wanted.modify ? this : with(wanted.modify(true));
    }

    public TradePair modifyDone() {
        return wanted.modify ? with(wanted.modify(false)) : this;
    }

    /** The follower has set the stops as ordered. */
    public TradePair modified() {
        return new TradePair(
                id, route, wanted.modify(false), held, status, reasonWithout(ReasonCode.MODIFY_REFUSED), stamps);
    }

    /** A part was closed as ordered and {@code rest} is still open. */
    public TradePair reduced(Lots rest, Price price, Money gained) {
        require(isOpen() && held != null);
        Held left = Objects.requireNonNull(held).reduced(rest, price, gained);
        TradePair reduced = new TradePair(id, route, wanted, left, status, reason, stamps);
        return reduced.without(ReasonCode.CLOSE_REFUSED).without(ReasonCode.PAUSED);
    }

    /** What was refused before and is done now no longer counts as a reason. */
    private @Nullable Reason reasonWithout(ReasonCode settled) {
        return reason != null && reason.code() == settled ? null : reason;
    }

    /** The follower's account shows {@code lots} open: what it closed itself stays closed. */
    public TradePair counted(Lots lots, Lots masterHas) {
        require(isOpen() && held != null);
        Held left = Objects.requireNonNull(held).counted(lots);
        Wanted adapted = wanted;
        if (lots.isBelow(wanted.volume)) {
            Share share = new Share(lots, masterHas.isZero() ? wanted.share.master() : masterHas, wanted.share.step());
            adapted = wanted.of(lots, share);
        }
        return new TradePair(id, route, adapted, left, status, reason, stamps);
    }

    public TradePair closed(@Nullable Price price, @Nullable Money gained, Reason why, Instant now) {
        require(isOpen() && held != null);
        Held nothing = Objects.requireNonNull(held).reduced(Lots.ZERO, price, gained);
        return new TradePair(
                id, route, wanted.volume(Lots.ZERO).modify(false), nothing, PairStatus.CLOSED, why, stamps.closed(now));
    }

    /** Records why what is held is not as wanted. */
    public TradePair noted(Reason why) {
        require(isHeld());
        return why.equals(reason) ? this : new TradePair(id, route, wanted, held, status, why, stamps);
    }

    /** What is held is as wanted again, or will be. */
    public TradePair without(ReasonCode settled) {
        boolean isNoted = reason != null && reason.code() == settled;
        return isNoted ? new TradePair(id, route, wanted, held, status, null, stamps) : this;
    }

    public TradePair committed(Instant at) {
        return with(stamps.committed(at));
    }

    public TradePair sent(Instant at) {
        return with(stamps.sent(at));
    }

    private TradePair with(Wanted changed) {
        return new TradePair(id, route, changed, held, status, reason, stamps);
    }

    private TradePair with(Stamps changed) {
        return new TradePair(id, route, wanted, held, status, reason, changed);
    }

    private void require(boolean allowed) {
        if (!allowed) {
            throw new IllegalStateException("pair " + id + " is " + status);
        }
    }
}
