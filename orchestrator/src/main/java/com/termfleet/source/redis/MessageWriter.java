package com.termfleet.source.redis;

import com.termfleet.kernel.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the messages of the channels as the replaced system's workers read them. */
final class MessageWriter {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MessageWriter() {}

    /**
     * @param id of the message
     * @param ticket of the worker's own position, as it has told it; null if it has not
     */
    static String trade(String id, TradeMessage trade, @Nullable Long ticket, Instant now) {
        ObjectNode message = JSON.createObjectNode().put("id", id);
        ObjectNode data = message.putObject("data").put("trade_id", trade.tradeId());
        switch (trade) {
            case TradeMessage.Opened opened -> opened(data, opened);
            case TradeMessage.Closed closed -> closed(data, closed, ticket);
            case TradeMessage.Updated updated -> updated(data, updated, ticket);
        }
        return message.put("timestamp", now.toString()).toString();
    }

    private static void opened(ObjectNode data, TradeMessage.Opened opened) {
        String side = opened.type().side().name().toLowerCase(Locale.ROOT);
        data.putObject("execution_data")
                .put("orderId", opened.tradeId())
                .put("positionId", opened.position())
                .put("price", opened.price().value())
                .put("qty", opened.quantity().value())
                .put("side", side)
                .put("isClose", false);
        data.put("position_id", opened.position())
                .put("instrument", opened.instrument().name())
                .put("side", side)
                .put("qty", opened.quantity().value())
                .put("type", opened.kind())
                .put("take_profit", orNull(opened.takeProfit()))
                .put("stop_loss", orNull(opened.stopLoss()));
    }

    private static void closed(ObjectNode data, TradeMessage.Closed closed, @Nullable Long ticket) {
        data.put("mt5_ticket", ticket)
                .put("instrument", closed.instrument().name())
                .put("qty", closed.quantity().value())
                .put("is_partial", closed.isPartial())
                .put("side", closed.side().name().toLowerCase(Locale.ROOT));
        data.putObject("execution_data")
                .put("orderId", closed.tradeId())
                .put("price", orNull(closed.price()))
                .put("qty", closed.quantity().value())
                .put("isClose", true);
    }

    private static void updated(ObjectNode data, TradeMessage.Updated updated, @Nullable Long ticket) {
        data.put("mt5_ticket", ticket)
                .put("position_id", updated.position())
                .put("take_profit", value(updated.takeProfit()))
                .put("stop_loss", value(updated.stopLoss()))
                .put("trailing_stop_pips", updated.trailingPips());
    }

    /**
     * @param id of this message
     * @param message id of the message that is answered; null if it had none
     * @param ticket of the trade here; null if there is none
     */
    static String status(
            String id, @Nullable String message, String trade, String status, @Nullable Long ticket, Instant now) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("message_id", message)
                .put("trade_id", trade)
                .put("status", status)
                .put("mt5_ticket", ticket)
                .put("timestamp", now.toString())
                .toString();
    }

    /** As {@link #status}; {@code trade} is null if the message could not be read. */
    static String error(String id, @Nullable String message, @Nullable String trade, String error, Instant now) {
        return JSON.createObjectNode()
                .put("id", id)
                .put("message_id", message)
                .put("trade_id", trade)
                .put("error", error)
                .put("timestamp", now.toString())
                .toString();
    }

    private static @Nullable BigDecimal value(@Nullable Price price) {
        return price == null ? null : price.value();
    }

    private static @Nullable BigDecimal orNull(Price price) {
        return price.isNone() ? null : price.value();
    }
}
