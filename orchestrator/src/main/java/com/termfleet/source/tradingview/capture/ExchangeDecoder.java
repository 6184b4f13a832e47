package com.termfleet.source.tradingview.capture;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.tradingview.capture.Captured.Execution;
import com.termfleet.source.tradingview.capture.Captured.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads captured exchanges, whose form is that of TradingView's interface for brokers: form-urlencoded requests, answers
 * {@code {s, d, errmsg}}. What the broker has not confirmed with {@code s: "ok"} did not happen. Stateless.
 */
public final class ExchangeDecoder {

    /** Prices and quantities are exact. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ExchangeDecoder() {}

    /** Whether exchanges like this can mean anything; others need not be kept. */
    public static boolean concerns(String method, String path) {
        String resource = resource(path);
        return switch (method) {
            case "POST" -> path.equals("orders");
            case "PUT", "DELETE" -> resource.equals("orders") || resource.equals("positions");
            case "GET" -> path.equals("executions") || path.equals("instruments");
            default -> false;
        };
    }

    /**
     * @return empty if the broker refused the request, or it is none that matters
     * @throws IllegalArgumentException naming the field that cannot be understood
     */
    public static Optional<Captured> decode(Exchange exchange) {
        if (!concerns(exchange.method(), exchange.path())) {
            return Optional.empty();
        }
        JsonNode answer = answer(exchange);
        if (exchange.status() / 100 != 2 || !"ok".equals(text(answer, "s"))) {
            return Optional.empty();
        }
        Form form = new Form(exchange.query(), exchange.form());
        JsonNode data = answer.path("d");
        return switch (exchange.method()) {
            case "POST" -> Optional.of(placed(form, data));
            case "PUT" -> Optional.of(changed(exchange.path(), form));
            case "DELETE" -> Optional.of(removed(exchange.path(), form));
            default -> Optional.of(exchange.path().equals("executions") ? executed(data) : instruments(data));
        };
    }

    private static JsonNode answer(Exchange exchange) {
        try {
            return JSON.readTree(exchange.json());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the answer is not JSON", e);
        }
    }

    private static String resource(String path) {
        int slash = path.indexOf('/');
        return slash < 0 || slash == path.length() - 1 ? "" : path.substring(0, slash);
    }

    private static String id(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    private static Captured placed(Form form, JsonNode data) {
        Side side = side(form.text("side"));
        Kind kind = kind(form.text("type"));
        return new Captured.Placed(
                required(data, "orderId"),
                form.symbol("instrument"),
                side,
                kind,
                form.quantity("qty"),
                price(form, kind, side),
                form.priceOf("stopLoss"),
                form.priceOf("takeProfit"),
                optional(data, "stopLossOrderId"),
                optional(data, "takeProfitOrderId"),
                form.distance("trailingStopPips"));
    }

    private static Price price(Form form, Kind kind, Side side) {
        Price price = switch (kind) {
            case MARKET -> form.priceOf(side == Side.BUY ? "currentAsk" : "currentBid");
            case LIMIT -> firstOf(form, "limitPrice", "price");
            case STOP -> firstOf(form, "stopPrice", "price");
        };
        if (kind != Kind.MARKET && price.isNone()) {
            throw new IllegalArgumentException("the order waits for a price, and has none");
        }
        return price;
    }

    private static Price firstOf(Form form, String name, String other) {
        Price price = form.priceOf(name);
        return price.isNone() ? form.priceOf(other) : price;
    }

    private static Side side(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "buy" -> Side.BUY;
            case "sell" -> Side.SELL;
            default -> throw new IllegalArgumentException("side must be buy or sell");
        };
    }

    private static Kind kind(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "market", "" -> Kind.MARKET;
            case "limit" -> Kind.LIMIT;
            case "stop" -> Kind.STOP;
            default -> throw new IllegalArgumentException("type must be market, limit or stop");
        };
    }

    private static Captured changed(String path, Form form) {
        return resource(path).equals("positions")
                ? new Captured.PositionChanged(
                        id(path), form.price("stopLoss"), form.price("takeProfit"), form.distance("trailingStopPips"))
                : new Captured.OrderChanged(id(path), waiting(form), form.price("stopLoss"), form.price("takeProfit"));
    }

    private static @Nullable Price waiting(Form form) {
        Price limit = firstOf(form, "limitPrice", "stopPrice");
        Price price = limit.isNone() ? form.priceOf("price") : limit;
        return price.isNone() ? null : price;
    }

    private static Captured removed(String path, Form form) {
        return resource(path).equals("positions")
                ? new Captured.PositionClosed(id(path), form.text("amount").isEmpty() ? null : form.quantity("amount"))
                : new Captured.OrderRemoved(id(path));
    }

    private static Captured executed(JsonNode data) {
        List<Execution> executions = new ArrayList<>();
        for (JsonNode row : data) {
            executions.add(new Execution(
                    required(row, "orderId"),
                    optional(row, "positionId"),
                    Price.of(decimal(row, "price").toPlainString()),
                    Lots.of(decimal(row, "qty").toPlainString()),
                    row.path("isClose").asBoolean(false)));
        }
        return new Captured.Executed(executions);
    }

    private static Captured instruments(JsonNode data) {
        Map<Symbol, BigDecimal> sizes = new HashMap<>();
        for (JsonNode row : data) {
            if (!text(row, "name").isEmpty() && !text(row, "pipSize").isEmpty()) {
                BigDecimal size = decimal(row, "pipSize");
                if (size.signum() > 0) {
                    sizes.put(Form.symbolOf(text(row, "name")), size);
                }
            }
        }
        return new Captured.Instruments(sizes);
    }

    /** A JSON number or string. */
    private static BigDecimal decimal(JsonNode row, String field) {
        JsonNode value = row.path(field);
        try {
            return value.isNumber() ? value.decimalValue() : Decimals.parse(required(row, field));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
        }
    }

    private static String required(JsonNode node, String field) {
        String text = text(node, field);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode node, String field) {
        String text = text(node, field);
        return text.isEmpty() ? null : text;
    }

    /** Numbers are ids, too. */
    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }
}
