package com.termfleet.source.redis;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a message: numbers may be numbers or strings. What is wrong is collected in {@code errors}; what is read then is not to
 * be used.
 */
record Fields(JsonNode node, FieldErrors errors) {

    private static final int LONGEST_ID = 100;
    private static final Lots LARGEST = Lots.of("100000000");

    /** Null if it is absent, null or empty. */
    @Nullable
    String text(String name) {
        return text(node, name);
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        return value.isString() && !value.asString().isBlank()
                ? value.asString().strip()
                : null;
    }

    String tradeId() {
        String id = text("trade_id");
        errors.check(id != null && id.length() <= LONGEST_ID, "trade_id", "is required, of at most 100 characters");
        return id == null ? "" : id;
    }

    @Nullable
    Long account() {
        String text = text("account_id");
        if (text == null) {
            return null;
        }
        if (!text.matches("[0-9]{1,18}")) {
            errors.add("account_id", "must be the number of an account");
            return null;
        }
        return Long.valueOf(text);
    }

    /** Without the exchange: {@code OANDA:EURUSD} is EURUSD. */
    Symbol symbol() {
        String text = text("instrument");
        if (text == null) {
            errors.add("instrument", "is required");
            return Symbol.of("?");
        }
        return read("instrument", text.substring(text.lastIndexOf(':') + 1), Symbol.of("?"), Symbol::of);
    }

    Side side() {
        String text = text("side");
        String side = text == null ? "" : text.toUpperCase(Locale.ROOT);
        if (side.equals("BUY") || side.equals("SELL")) {
            return Side.valueOf(side);
        }
        errors.add("side", "must be buy or sell");
        return Side.BUY;
    }

    String kind() {
        String text = text("type");
        String kind = text == null ? "market" : text.toLowerCase(Locale.ROOT);
        errors.check(
                kind.equals("market") || kind.equals("limit") || kind.equals("stop"),
                "type",
                "must be market, limit or stop");
        return kind;
    }

    Lots quantity() {
        String text = text("qty");
        if (text == null) {
            errors.add("qty", "is required: how many lots");
            return Lots.ZERO;
        }
        Lots lots = read("qty", text, Lots.of("1"), Lots::of);
        errors.check(!lots.isZero() && !LARGEST.isBelow(lots), "qty", "must be above 0 and at most " + LARGEST);
        return lots;
    }

    /** {@link Price#NONE} if it is absent. */
    Price price(JsonNode parent, String name) {
        String text = text(parent, name);
        return text == null ? Price.NONE : read(name, text, Price.NONE, Price::of);
    }

    /** Publishers name the price of an order that waits after its type. */
    Price waitingPrice() {
        for (String name : new String[] {"price", "limit_price", "limitPrice", "stop_price", "stopPrice"}) {
            if (text(name) != null) {
                return price(node, name);
            }
        }
        return Price.NONE;
    }

    @Nullable
    BigDecimal decimal(String name) {
        String text = text(name);
        return text == null ? null : read(name, text, BigDecimal.ZERO, Decimals::parse);
    }

    private <T> T read(String name, String text, T otherwise, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            errors.add(name, "cannot be used: " + e.getMessage());
            return otherwise;
        }
    }
}
