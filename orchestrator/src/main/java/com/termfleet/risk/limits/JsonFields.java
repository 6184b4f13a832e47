package com.termfleet.risk.limits;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.FieldErrors;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the fields of one JSON object and reports each that cannot be used. What was reported, or is absent, reads as null.
 */
final class JsonFields {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
    private static final int DECIMALS = 8;
    private static final int MOST_DIGITS = 30;
    private static final int MOST_ENTRIES = 500;
    private static final int LONGEST_TEXT = 100;

    private final JsonNode json;
    private final String path;
    private final FieldErrors errors;
    private final Set<String> known = new HashSet<>();

    JsonFields(JsonNode json, String path, FieldErrors errors) {
        this.path = path;
        this.errors = errors;
        if (json.isObject()) {
            this.json = json;
        } else {
            errors.add(path.isEmpty() ? "risk" : path, "must be a JSON object");
            this.json = JsonNodeFactory.instance.objectNode();
        }
    }

    /** To be called after all fields were read. */
    void rejectOthers() {
        for (String name : json.propertyNames()) {
            if (!known.contains(name)) {
                error(name, "is not a field that can be set here");
            }
        }
    }

    void error(String name, String message) {
        errors.add(path.isEmpty() ? name : path + "." + name, message);
    }

    boolean has(String name) {
        return value(name) != null;
    }

    /** Reports the field if it is absent. */
    <T> @Nullable T required(String name, @Nullable T read) {
        if (!has(name)) {
            error(name, "is required");
        }
        return read;
    }

    private @Nullable JsonNode value(String name) {
        known.add(name);
        JsonNode value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    boolean isText(String name) {
        JsonNode value = value(name);
        return value != null && value.isString();
    }

    boolean isBoolean(String name) {
        JsonNode value = value(name);
        return value != null && value.isBoolean();
    }

    boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            error(name, "must be true or false");
            return otherwise;
        }
        return value.booleanValue();
    }

    @Nullable
    BigDecimal aboveZero(String name) {
        return decimal(name, true);
    }

    @Nullable
    BigDecimal zeroOrMore(String name) {
        return decimal(name, false);
    }

    private @Nullable BigDecimal decimal(String name, boolean aboveZero) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        BigDecimal number = number(value);
        if (number == null) {
            error(name, "must be a decimal number such as \"0.10\"");
            return null;
        }
        if (number.signum() < 0 || (aboveZero && number.signum() == 0)) {
            error(name, aboveZero ? "must be above 0" : "must be 0 or more");
            return null;
        }
        if (number.stripTrailingZeros().scale() > DECIMALS || number.compareTo(LARGEST) > 0) {
            error(name, "must be at most " + LARGEST.toPlainString() + " and have at most " + DECIMALS + " decimals");
            return null;
        }
        return number;
    }

    // A number that is too long for Decimals is not read at all: expanding 1E+1000000000 would take all memory.
    private static @Nullable BigDecimal number(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValueOpt()
                    .filter(number -> number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS)
                    .map(number -> number.setScale(Math.max(0, number.scale())))
                    .orElse(null);
        }
        if (!value.isString()) {
            return null;
        }
        try {
            return Decimals.parse(value.stringValue());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Nullable
    Integer whole(String name, int least, int most) {
        JsonNode value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            error(name, "must be a whole number between " + least + " and " + most);
            return null;
        }
        return value.intValue();
    }

    @Nullable
    String text(String name) {
        return read(name, "must be a text of 1 to " + LONGEST_TEXT + " characters", Function.identity());
    }

    /** A text that {@code parse} understands; it throws a RuntimeException for any other. */
    <T> @Nullable T read(String name, String expected, Function<String, T> parse) {
        JsonNode value = value(name);
        return value == null ? null : parsed(value, name, expected, parse);
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        String names = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        return read(name, "must be one of " + names, text -> Enum.valueOf(type, text));
    }

    /** A list of texts; empty if it is absent. */
    <T> List<T> list(String name, String expected, Function<String, T> parse) {
        List<T> read = new ArrayList<>();
        int at = 0;
        for (JsonNode entry : entries(name)) {
            T parsed = parsed(entry, name + "[" + at + "]", expected, parse);
            if (parsed != null) {
                read.add(parsed);
            }
            at++;
        }
        return read;
    }

    private <T> @Nullable T parsed(JsonNode value, String name, String expected, Function<String, T> parse) {
        if (value.isString()) {
            String text = value.stringValue();
            try {
                if (!text.isBlank() && text.length() <= LONGEST_TEXT) {
                    return parse.apply(text);
                }
            } catch (RuntimeException e) {
                // Whatever the parser found: what is expected is told below.
            }
        }
        error(name, expected);
        return null;
    }

    @Nullable
    JsonFields object(String name) {
        JsonNode value = value(name);
        return value == null ? null : new JsonFields(value, nested(name), errors);
    }

    List<JsonFields> objects(String name) {
        List<JsonFields> read = new ArrayList<>();
        for (JsonNode entry : entries(name)) {
            read.add(new JsonFields(entry, nested(name) + "[" + read.size() + "]", errors));
        }
        return read;
    }

    private List<JsonNode> entries(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_ENTRIES) {
            error(name, "must be a list of at most " + MOST_ENTRIES + " entries");
            return List.of();
        }
        return List.copyOf(value.values());
    }

    private String nested(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
