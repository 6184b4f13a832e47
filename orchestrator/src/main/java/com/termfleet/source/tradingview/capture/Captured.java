package com.termfleet.source.tradingview.capture;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a broker has confirmed. Ids are the broker's. */
public sealed interface Captured {

    /** How an order is executed. */
    enum Kind {
        MARKET,
        LIMIT,
        STOP
    }

    /**
     * An order was accepted. It is no position yet.
     *
     * @param price at which a limit or stop order waits; the ask or bid of a market order, {@link Price#NONE} if not known
     * @param stopLoss {@link Price#NONE} for none
     * @param takeProfit {@link Price#NONE} for none
     * @param stopLossOrder names the stop loss later; null if there is none
     * @param takeProfitOrder names the take profit later; null if there is none
     * @param trailingPips distance of a trailing stop; null for none
     */
    record Placed(
            String order,
            Symbol instrument,
            Side side,
            Kind kind,
            Lots quantity,
            Price price,
            Price stopLoss,
            Price takeProfit,
            @Nullable String stopLossOrder,
            @Nullable String takeProfitOrder,
            @Nullable BigDecimal trailingPips)
            implements Captured {}

    /** Executions of an instrument until now, all that the broker lists. */
    record Executed(List<Execution> executions) implements Captured {

        public Executed {
            executions = List.copyOf(executions);
        }
    }

    /**
     * @param position null before the broker has said which position it belongs to
     * @param isClose whether it made the position smaller
     */
    record Execution(String order, @Nullable String position, Price price, Lots quantity, boolean isClose) {}

    /** Null keeps what there is; {@link Price#NONE} removes it. */
    record PositionChanged(
            String position,
            @Nullable Price stopLoss,
            @Nullable Price takeProfit,
            @Nullable BigDecimal trailingPips) implements Captured {}

    /** @param quantity null for all of it */
    record PositionClosed(String position, @Nullable Lots quantity) implements Captured {}

    /**
     * A waiting order, or the stop loss or take profit that {@code order} names, was changed. Null keeps what there is.
     *
     * @param price at which it waits
     */
    record OrderChanged(
            String order,
            @Nullable Price price,
            @Nullable Price stopLoss,
            @Nullable Price takeProfit) implements Captured {}

    /** A waiting order, or the stop loss or take profit that {@code order} names, was removed. */
    record OrderRemoved(String order) implements Captured {}

    /** @param pipSizes by instrument */
    record Instruments(Map<Symbol, BigDecimal> pipSizes) implements Captured {

        public Instruments {
            pipSizes = Map.copyOf(pipSizes);
        }
    }
}
