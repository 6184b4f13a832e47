package com.termfleet.source.tradingview.capture;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields of a form-urlencoded request, those of the body before those of the query. */
final class Form {

    private final Map<String, String> fields = new HashMap<>();

    Form(String query, String body) {
        add(query);
        add(body);
    }

    private void add(String encoded) {
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Empty if the request does not have it. */
    String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    /** Without the exchange that TradingView may write before it. */
    Symbol symbol(String name) {
        return symbolOf(required(name));
    }

    static Symbol symbolOf(String text) {
        return Symbol.of(text.substring(text.lastIndexOf(':') + 1));
    }

    Lots quantity(String name) {
        Lots lots = parsed(name, Lots::of);
        if (lots.isZero()) {
            throw new IllegalArgumentException(name + " must be above zero");
        }
        return lots;
    }

    /** Null if the request does not have it; {@link Price#NONE} for zero and for an empty field. */
    @Nullable
    Price price(String name) {
        return fields.containsKey(name) ? priceOf(name) : null;
    }

    /** {@link Price#NONE} if the request does not have it. */
    Price priceOf(String name) {
        return text(name).isEmpty() ? Price.NONE : parsed(name, Price::of);
    }

    /** Null for none. */
    @Nullable
    BigDecimal distance(String name) {
        if (text(name).isEmpty()) {
            return null;
        }
        BigDecimal distance = parsed(name, Decimals::parse);
        return distance.signum() > 0 ? distance : null;
    }

    private <T> T parsed(String name, Function<String, T> parser) {
        String text = required(name);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }
}
