package com.termfleet.destination.matchtrader.http;

import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Reads JSON whose decimals are texts at one broker and numbers or null at another. */
public final class Fields {

    private static final Logger log = LoggerFactory.getLogger(Fields.class);
    private static final int LONGEST = 40;

    private Fields() {}

    /** The first of these fields that holds a text or number; empty if none does. */
    public static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.get(name);
            if (value != null && value.isValueNode() && !value.isNull()) {
                return value.asString();
            }
        }
        return "";
    }

    /** Null if it is absent, null or empty. */
    public static @Nullable BigDecimal decimal(JsonNode node, String name) {
        String text = text(node, name).trim();
        if (text.isEmpty()) {
            return null;
        }
        try {
            if (text.length() <= LONGEST) {
                BigDecimal value = new BigDecimal(text);
                if (Math.abs((long) value.scale()) <= LONGEST) {
                    return value;
                }
            }
        } catch (NumberFormatException e) {
            throw unreadable(name, text, e);
        }
        throw unreadable(name, text, null);
    }

    public static BigDecimal require(JsonNode node, String name) {
        BigDecimal value = decimal(node, name);
        if (value == null) {
            throw new SessionException("The broker's answer lacks " + name);
        }
        return value;
    }

    public static Lots lots(JsonNode node, String name) {
        return new Lots(require(node, name).abs());
    }

    /** None if it is absent, null or not above zero. */
    public static Price price(JsonNode node, String name) {
        BigDecimal value = decimal(node, name);
        return value == null || value.signum() <= 0 ? Price.NONE : new Price(value);
    }

    public static @Nullable Money money(JsonNode node, String... names) {
        for (String name : names) {
            BigDecimal value = decimal(node, name);
            if (value != null) {
                return new Money(value);
            }
        }
        return null;
    }

    public static Money requireMoney(JsonNode node, String name) {
        return new Money(require(node, name));
    }

    public static Symbol symbol(JsonNode node) {
        try {
            return Symbol.of(text(node, "symbol", "instrument"));
        } catch (IllegalArgumentException e) {
            throw new SessionException("The broker's answer names no symbol");
        }
    }

    public static Side side(JsonNode node) {
        return switch (text(node, "side", "orderSide").toUpperCase(Locale.ROOT)) {
            case "BUY" -> Side.BUY;
            case "SELL" -> Side.SELL;
            default -> throw new SessionException("The broker's answer names no side");
        };
    }

    /** As ISO-8601, or as milliseconds since 1970; null if it is neither. */
    public static @Nullable Instant time(JsonNode node, String... names) {
        String text = text(node, names);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return text.chars().allMatch(Character::isDigit)
                    ? Instant.ofEpochMilli(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    /** The array itself, or the one in this field; empty if there is neither. */
    public static List<JsonNode> list(JsonNode node, String... names) {
        if (node.isArray()) {
            return all(node);
        }
        for (String name : names) {
            JsonNode list = node.get(name);
            if (list != null && list.isArray()) {
                return all(list);
            }
        }
        return List.of();
    }

    /**
     * The list, which must be there: an answer without it would look like an account that holds nothing.
     *
     * @throws SessionException if it is not
     */
    public static List<JsonNode> requireList(JsonNode node, String... names) {
        boolean isThere = node.isArray();
        for (String name : names) {
            JsonNode list = node.get(name);
            isThere |= list != null && list.isArray();
        }
        if (!isThere) {
            throw new SessionException("The broker's answer lacks " + String.join(" or ", names));
        }
        return list(node, names);
    }

    /** Reads what can be read; the rest is logged. For lists of which a part is of use too. */
    public static <T> List<T> readable(List<JsonNode> nodes, Function<JsonNode, T> reader) {
        List<T> read = new ArrayList<>(nodes.size());
        for (JsonNode node : nodes) {
            try {
                read.add(reader.apply(node));
            } catch (SessionException | IllegalArgumentException e) {
                log.debug("Entry of a broker's list cannot be read reason={}", e.getMessage());
            }
        }
        return read;
    }

    private static List<JsonNode> all(JsonNode array) {
        List<JsonNode> nodes = new ArrayList<>(array.size());
        array.forEach(nodes::add);
        return nodes;
    }

    private static SessionException unreadable(String name, String text, @Nullable Throwable cause) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        SessionException failure = new SessionException("The broker's answer has no number in " + name + ": " + shown);
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }
}
