package com.termfleet.source.redis;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a message of the channel says of a trade. Trades are named by their publisher's ids. */
sealed interface TradeMessage {

    String tradeId();

    /**
     * @param position the broker's id of it; null of an order that waits
     * @param kind how it was placed, as the publisher says it: market, limit or stop
     * @param price at which it was executed, or waits; {@link Price#NONE} if the message does not say
     */
    record Opened(
            String tradeId,
            @Nullable String position,
            OrderType type,
            String kind,
            Symbol instrument,
            Lots quantity,
            Price price,
            Price stopLoss,
            Price takeProfit)
            implements TradeMessage {}

    /**
     * @param quantity what was closed
     * @param isPartial whether something is left
     * @param side of the trade
     */
    record Closed(String tradeId, Symbol instrument, Side side, Lots quantity, boolean isPartial, Price price)
            implements TradeMessage {}

    /**
     * Null keeps what the trade has; {@link Price#NONE} removes it.
     *
     * @param trailingPips distance of a trailing stop in pips; null for none
     */
    record Updated(
            String tradeId,
            @Nullable String position,
            @Nullable Price stopLoss,
            @Nullable Price takeProfit,
            @Nullable BigDecimal trailingPips)
            implements TradeMessage {}
}
