package com.termfleet.source.redis;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads {@code {id, data, timestamp}}. What kind of message {@code data} is follows from its fields, as it does for the workers of the
 * replaced system: {@code execution_data} with {@code isClose} or {@code is_partial} is a close, {@code side} and {@code qty} alone an
 * open, all else an update.
 */
final class MessageReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ID = 150;

    private MessageReader() {}

    /** @throws InvalidInputException with every field that cannot be used */
    static Received read(String text) {
        JsonNode message = parse(text, "message");
        JsonNode data = message.path("data");
        // Some publishers put JSON into a string.
        Fields fields = new Fields(data.isString() ? parse(data.asString(), "data") : data, new FieldErrors());
        if (!fields.node().isObject()) {
            throw new InvalidInputException("data", "must be a JSON object");
        }
        Fields envelope = new Fields(message, fields.errors());
        String id = envelope.text("id");
        fields.errors().check(id == null || id.length() <= LONGEST_ID, "id", "must have at most 150 characters");
        Received received = new Received(id, fields.account(), trade(fields));
        fields.errors().throwIfAny();
        return received;
    }

    private static JsonNode parse(String text, String field) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new InvalidInputException(field, "is not valid JSON");
        }
        throw new InvalidInputException(field, "must be a JSON object");
    }

    private static TradeMessage trade(Fields fields) {
        JsonNode data = fields.node();
        if (data.has("is_partial")
                || data.path("execution_data").path("isClose").asBoolean(false)) {
            return closed(fields);
        }
        return data.has("side") && data.has("qty") ? opened(fields) : updated(fields);
    }

    private static TradeMessage opened(Fields fields) {
        Side side = fields.side();
        String kind = fields.kind();
        JsonNode execution = fields.node().path("execution_data");
        boolean waits = !execution.isObject() && !kind.equals("market");
        Price executed = fields.price(execution, "price");
        Price price = waits ? fields.waitingPrice() : executed;
        fields.errors().check(!waits || !price.isNone(), "price", "is required for an order that waits");
        return new TradeMessage.Opened(
                fields.tradeId(),
                fields.text("position_id"),
                waits ? waiting(kind, side) : side == Side.BUY ? OrderType.BUY : OrderType.SELL,
                kind,
                fields.symbol(),
                fields.quantity(),
                price,
                fields.price(fields.node(), "stop_loss"),
                fields.price(fields.node(), "take_profit"));
    }

    private static OrderType waiting(String kind, Side side) {
        boolean buy = side == Side.BUY;
        if (kind.equals("limit")) {
            return buy ? OrderType.BUY_LIMIT : OrderType.SELL_LIMIT;
        }
        return buy ? OrderType.BUY_STOP : OrderType.SELL_STOP;
    }

    private static TradeMessage closed(Fields fields) {
        boolean partial = fields.node().path("is_partial").asBoolean(false);
        Side side = fields.node().has("side") ? fields.side() : Side.BUY;
        return new TradeMessage.Closed(
                fields.tradeId(),
                fields.node().has("instrument") ? fields.symbol() : Symbol.of("?"),
                side,
                partial ? fields.quantity() : Lots.ZERO,
                partial,
                fields.price(fields.node().path("execution_data"), "price"));
    }

    private static TradeMessage updated(Fields fields) {
        JsonNode data = fields.node();
        boolean says = data.has("stop_loss") || data.has("take_profit") || data.has("trailing_stop_pips");
        fields.errors().check(says, "data", "must be an open, a close or an update of levels");
        return new TradeMessage.Updated(
                fields.tradeId(),
                fields.text("position_id"),
                level(fields, "stop_loss"),
                level(fields, "take_profit"),
                fields.decimal("trailing_stop_pips"));
    }

    private static @Nullable Price level(Fields fields, String name) {
        return fields.node().path(name).isNull() || !fields.node().has(name) ? null : fields.price(fields.node(), name);
    }
}
