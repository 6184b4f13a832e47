package com.termfleet.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.Recipients;
import org.jspecify.annotations.Nullable;

/**
 * What a source without tickets asks for. Trades are named by a key of the source's own, or by their symbol. Stored as JSON
 * until it is carried out.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SourceRequest.Open.class, name = "open"),
    @JsonSubTypes.Type(value = SourceRequest.Net.class, name = "net"),
    @JsonSubTypes.Type(value = SourceRequest.Modify.class, name = "modify"),
    @JsonSubTypes.Type(value = SourceRequest.Close.class, name = "close"),
    @JsonSubTypes.Type(value = SourceRequest.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = SourceRequest.Filled.class, name = "filled")
})
public sealed interface SourceRequest {

    /**
     * @param key names the trade in later requests; null if only its symbol can
     * @param price of a pending order; of a position what the source saw, {@link Price#NONE} if it did not say
     * @param comment as the source has it
     * @param recipients for whom alone the trade is; null for everyone
     */
    record Open(
            @Nullable String key,
            OrderType type,
            Symbol symbol,
            Lots lots,
            Price price,
            Price stopLoss,
            Price takeProfit,
            String comment,
            @Nullable Recipients recipients)
            implements SourceRequest {

        /** A trade for everyone. */
        public Open(
                @Nullable String key,
                OrderType type,
                Symbol symbol,
                Lots lots,
                Price price,
                Price stopLoss,
                Price takeProfit,
                String comment) {
            this(key, type, symbol, lots, price, stopLoss, takeProfit, comment, null);
        }
    }

    /**
     * An order of a source that keeps one position for each symbol, as TradingView's strategies do: it closes trades of the
     * other side first, oldest first, and opens what is left of it.
     *
     * @param after what the source has of this symbol afterwards; null if it does not say, so that the lots alone decide
     * @param recipients for whom alone it is: it closes trades of the same recipients only; null for everyone
     */
    record Net(
            Symbol symbol,
            Side side,
            Lots lots,
            Price price,
            Price stopLoss,
            Price takeProfit,
            @Nullable After after,
            String comment,
            @Nullable Recipients recipients)
            implements SourceRequest {

        /** An order for everyone. */
        public Net(
                Symbol symbol,
                Side side,
                Lots lots,
                Price price,
                Price stopLoss,
                Price takeProfit,
                After after,
                String comment) {
            this(symbol, side, lots, price, stopLoss, takeProfit, after, comment, null);
        }
    }

    /** The position of a symbol. */
    enum After {
        LONG,
        SHORT,
        FLAT
    }

    /** Null keeps what the trade has; {@link Price#NONE} removes it. {@code price} is that of a pending order. */
    record Modify(
            Target target,
            @Nullable Price stopLoss,
            @Nullable Price takeProfit,
            @Nullable Price price) implements SourceRequest {}

    /**
     * Closes positions, oldest first, and removes pending orders whose fill the source has not told.
     *
     * @param lots null for all
     * @param price {@link Price#NONE} if the source did not say
     * @param profit zero if the source did not say
     */
    record Close(Target target, @Nullable Lots lots, Price price, Money profit) implements SourceRequest {}

    /** Removes pending orders. */
    record Cancel(Target target) implements SourceRequest {}

    /** A pending order has become a position. */
    record Filled(Target target, Price price) implements SourceRequest {}

    /** Which of the source's trades are meant: of those for everyone, unless it names a ticket. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Target.Keyed.class, name = "key"),
        @JsonSubTypes.Type(value = Target.Ticketed.class, name = "ticket"),
        @JsonSubTypes.Type(value = Target.OfSymbol.class, name = "symbol"),
        @JsonSubTypes.Type(value = Target.Everything.class, name = "everything")
    })
    sealed interface Target {

        /** The trade that was opened under this key. */
        record Keyed(String key) implements Target {}

        /** The trade that has this ticket here, whoever it is for. */
        record Ticketed(Ticket ticket) implements Target {}

        /** @param side null for both */
        record OfSymbol(Symbol symbol, @Nullable Side side) implements Target {}

        /** All that the source has open. */
        record Everything() implements Target {}
    }
}
