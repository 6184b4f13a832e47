package com.termfleet.source.tradingview.capture;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.tradingview.capture.Captured.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order that was captured, and what became of it. Its id is the key of the trade for copies.
 *
 * @param position null until the broker has said which position it opened
 * @param quantity of the order; of an open trade what the order opened
 * @param closed of that
 * @param closedBefore what the broker listed as closed of the position before this order was part of it
 * @param price at which it waits, or was executed
 * @param trailingPips distance of a trailing stop; null for none
 */
public record CapturedOrder(
        String id,
        @Nullable String position,
        Symbol instrument,
        Side side,
        Kind kind,
        State state,
        Lots quantity,
        Lots closed,
        Lots closedBefore,
        Price price,
        Price stopLoss,
        Price takeProfit,
        @Nullable String stopLossOrder,
        @Nullable String takeProfitOrder,
        @Nullable BigDecimal trailingPips) {

    /** What became of it. */
    public enum State {
        /** A market order whose execution was not seen yet. */
        SENT,
        /** It waits for its price. */
        WAITING,
        /** It has opened a position, or a part of one. */
        OPEN,
        ENDED
    }

    static CapturedOrder of(Captured.Placed placed) {
        boolean market = placed.kind() == Kind.MARKET;
        return new CapturedOrder(
                        placed.order(),
                        null,
                        placed.instrument(),
                        placed.side(),
                        placed.kind(),
                        market ? State.SENT : State.WAITING,
                        placed.quantity(),
                        Lots.ZERO,
                        Lots.ZERO,
                        placed.price(),
                        placed.stopLoss(),
                        placed.takeProfit(),
                        placed.stopLossOrder(),
                        placed.takeProfitOrder(),
                        placed.trailingPips())
                .withSoundLevels();
    }

    /** Of the order as it was placed. */
    public OrderType type() {
        boolean buy = side == Side.BUY;
        return switch (kind) {
            case MARKET -> buy ? OrderType.BUY : OrderType.SELL;
            case LIMIT -> buy ? OrderType.BUY_LIMIT : OrderType.SELL_LIMIT;
            case STOP -> buy ? OrderType.BUY_STOP : OrderType.SELL_STOP;
        };
    }

    Lots open() {
        return state == State.OPEN ? quantity.minus(closed) : Lots.ZERO;
    }

    boolean isOf(String wanted) {
        return wanted.equals(position);
    }

    /** @param before see {@link #closedBefore} */
    CapturedOrder opened(String at, Lots opened, Price executed, Lots before) {
        return new CapturedOrder(
                        id,
                        at,
                        instrument,
                        side,
                        kind,
                        State.OPEN,
                        opened,
                        Lots.ZERO,
                        before,
                        executed.isNone() ? price : executed,
                        stopLoss,
                        takeProfit,
                        stopLossOrder,
                        takeProfitOrder,
                        trailingPips)
                .withSoundLevels();
    }

    CapturedOrder closed(Lots part) {
        Lots all = closed.plus(part);
        State after = all.isBelow(quantity) ? State.OPEN : State.ENDED;
        return with(after, all, price, stopLoss, takeProfit, trailingPips);
    }

    CapturedOrder ended() {
        return with(State.ENDED, closed, price, stopLoss, takeProfit, trailingPips);
    }

    CapturedOrder withLevels(Price newStopLoss, Price newTakeProfit) {
        return with(state, closed, price, newStopLoss, newTakeProfit, trailingPips);
    }

    CapturedOrder withPrice(Price newPrice) {
        return with(state, closed, newPrice, stopLoss, takeProfit, trailingPips);
    }

    CapturedOrder withTrailing(@Nullable BigDecimal pips) {
        return with(state, closed, price, stopLoss, takeProfit, pips);
    }

    private CapturedOrder with(
            State newState,
            Lots newClosed,
            Price newPrice,
            Price newStopLoss,
            Price newTakeProfit,
            @Nullable BigDecimal pips) {
        return new CapturedOrder(
                id,
                position,
                instrument,
                side,
                kind,
                newState,
                quantity,
                newClosed,
                closedBefore,
                newPrice,
                newStopLoss,
                newTakeProfit,
                stopLossOrder,
                takeProfitOrder,
                pips);
    }

    /** A level on the wrong side of the price would close a copy at once, or be refused by its broker. */
    private CapturedOrder withSoundLevels() {
        return price.isNone()
                ? this
                : withLevels(
                        isBeyond(stopLoss, side == Side.BUY) ? Price.NONE : stopLoss,
                        isBeyond(takeProfit, side == Side.SELL) ? Price.NONE : takeProfit);
    }

    private boolean isBeyond(Price level, boolean mustBeBelow) {
        int compared = level.compareTo(price);
        return mustBeBelow ? compared >= 0 : compared <= 0;
    }
}
