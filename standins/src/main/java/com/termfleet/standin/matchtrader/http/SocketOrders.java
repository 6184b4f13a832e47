package com.termfleet.standin.matchtrader.http;

import com.termfleet.standin.matchtrader.broker.Broker;
import com.termfleet.standin.matchtrader.broker.ClosedOperation;
import com.termfleet.standin.matchtrader.broker.Levels;
import com.termfleet.standin.matchtrader.broker.OpenRequest;
import com.termfleet.standin.matchtrader.broker.OrderKind;
import com.termfleet.standin.matchtrader.broker.PendingOrder;
import com.termfleet.standin.matchtrader.broker.PendingRequest;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.standin.matchtrader.broker.TradeRefused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Executes the messages of the WebSocket dialogue. {@code order.place}, {@code order.modify} and {@code order.status} are
 * those of the published document; closes, lists and {@code requestId} complete it.
 */
final class SocketOrders {

    private final Standin standin;
    private final Broker broker;
    private final RestViews views;

    SocketOrders(Standin standin) {
        this.standin = standin;
        this.broker = standin.broker();
        this.views = new RestViews(broker, standin.switches());
    }

    /** The answer; an error if it cannot be executed. */
    JsonObject execute(String type, JsonObject payload, String account) {
        @Nullable String request = payload.getString("requestId");
        try {
            return switch (type) {
                case "order.place" -> place(payload, account, request);
                case "order.modify" -> modify(payload, account, request);
                case "order.close" -> close(payload, account, request);
                case "order.cancel" -> cancel(payload, account, request);
                case "order.list" -> list(account, request);
                case "order.history" -> history(payload, account, request);
                case "account.get" -> message("account", views.balance(broker.funds(account)), request);
                case "instrument.list" -> instruments(request);
                default -> error("UNKNOWN_TYPE", "Unknown message type " + type, request);
            };
        } catch (TradeRefused | BadRequest e) {
            return rejected(type, payload, String.valueOf(e.getMessage()), request);
        }
    }

    private JsonObject rejected(String type, JsonObject payload, String reason, @Nullable String request) {
        if (!type.startsWith("order.")) {
            return error("BAD_MESSAGE", reason, request);
        }
        JsonObject status = new JsonObject()
                .put("orderId", payload.getString("orderId"))
                .put("status", "rejected")
                .put("profit", 0)
                .put("reason", reason);
        return message("order.status", status, request);
    }

    private JsonObject place(JsonObject payload, String account, @Nullable String request) {
        OpenRequest order = new OpenRequest(
                Requests.text(payload, "symbol"),
                Requests.side(payload, "side"),
                Requests.decimal(payload, "volume"),
                Requests.levels(payload, "stopLoss", "takeProfit"),
                payload.getString("comment", ""));
        String type = payload.getString("type", "market").toLowerCase(Locale.ROOT);
        if (type.equals("market")) {
            return filled(account, broker.open(account, order), request);
        }
        OrderKind kind = Requests.kind(payload, "type");
        PendingOrder placed =
                broker.place(account, new PendingRequest(kind, Requests.decimal(payload, "price"), order));
        return status(placed.id(), "pending", BigDecimal.ZERO, placed.volume(), placed.price(), request);
    }

    JsonObject filled(String account, Position position, @Nullable String request) {
        BigDecimal profit = broker.profit(account, position);
        return status(position.id(), "filled", profit, position.volume(), position.openPrice(), request);
    }

    JsonObject closed(ClosedOperation operation, BigDecimal rest, @Nullable String request) {
        String status = rest.signum() == 0 ? "closed" : "partially_closed";
        return status(operation.position().id(), status, operation.profit(), rest, operation.closePrice(), request);
    }

    private JsonObject modify(JsonObject payload, String account, @Nullable String request) {
        String id = Requests.text(payload, "orderId");
        Levels levels = Requests.levels(payload, "stopLoss", "takeProfit");
        Optional<PendingOrder> order = broker.orders(account).stream()
                .filter(each -> each.id().equals(id))
                .findFirst();
        if (order.isPresent()) {
            BigDecimal price = payload.containsKey("price")
                    ? Requests.decimal(payload, "price")
                    : order.get().price();
            broker.edit(account, id, order.get().volume(), price, levels);
            return status(id, "modified", BigDecimal.ZERO, order.get().volume(), price, request);
        }
        broker.edit(account, id, levels);
        Position position = position(account, id);
        return status(
                id, "modified", broker.profit(account, position), position.volume(), position.openPrice(), request);
    }

    private JsonObject close(JsonObject payload, String account, @Nullable String request) {
        Position position = position(account, Requests.text(payload, "orderId"));
        BigDecimal volume = Requests.optional(payload, "volume");
        BigDecimal closed = volume.signum() == 0 ? position.volume() : volume;
        ClosedOperation operation = broker.close(account, position.id(), closed);
        return closed(operation, position.volume().subtract(closed), request);
    }

    private JsonObject cancel(JsonObject payload, String account, @Nullable String request) {
        String id = Requests.text(payload, "orderId");
        broker.cancel(account, id);
        return status(id, "cancelled", BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, request);
    }

    private Position position(String account, String id) {
        return broker.positions(account).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new TradeRefused("POSITION_NOT_FOUND", "Position not found"));
    }

    private JsonObject list(String account, @Nullable String request) {
        JsonArray positions = new JsonArray();
        for (Position position : broker.positions(account)) {
            positions.add(views.position(account, position).put("comment", position.comment()));
        }
        JsonArray orders = new JsonArray();
        broker.orders(account).forEach(order -> orders.add(views.order(order)));
        return message(
                "order.list", new JsonObject().put("positions", positions).put("orders", orders), request);
    }

    private JsonObject history(JsonObject payload, String account, @Nullable String request) {
        JsonArray operations = new JsonArray();
        Instant from = Instant.ofEpochMilli(Requests.optional(payload, "from").longValue());
        broker.closed(account, from, standin.clock().instant())
                .forEach(operation -> operations.add(views.closed(operation)));
        return message("order.history", new JsonObject().put("operations", operations), request);
    }

    private JsonObject instruments(@Nullable String request) {
        JsonArray list = new JsonArray();
        broker.instruments().forEach(instrument -> list.add(views.instrument(instrument)));
        return message("instrument.list", new JsonObject().put("instruments", list), request);
    }

    private JsonObject status(
            String id,
            String status,
            BigDecimal profit,
            BigDecimal volume,
            BigDecimal price,
            @Nullable String request) {
        JsonObject payload =
                new JsonObject().put("orderId", id).put("status", status).put("profit", profit);
        if (standin.switches().is(Switch.WEBSOCKET, "extended")) {
            payload.put("volume", volume).put("price", price);
        }
        return message("order.status", payload, request);
    }

    private JsonObject message(String type, JsonObject payload, @Nullable String request) {
        if (request != null && standin.switches().is(Switch.WEBSOCKET, "extended")) {
            payload.put("requestId", request);
        }
        return new JsonObject().put("type", type).put("payload", payload);
    }

    static JsonObject error(String code, String text, @Nullable String request) {
        JsonObject payload = new JsonObject().put("code", code).put("message", text);
        if (request != null) {
            payload.put("requestId", request);
        }
        return new JsonObject().put("type", "error").put("payload", payload);
    }
}
