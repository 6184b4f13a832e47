package com.termfleet.compat.followers;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.OneLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON object of a request, read as the replaced system did: numbers may be strings, unknown fields are ignored. What is wrong
 * is collected; {@link #check()} reports it.
 */
final class FollowerBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_ITEMS = 500;
    private static final int DECIMALS = 8;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);

    private final JsonNode fields;
    private final FieldErrors errors = new FieldErrors();

    private FollowerBody(JsonNode fields) {
        this.fields = fields;
    }

    /**
     * @param sent null if the request has no body
     * @throws InvalidInputException if it is not a JSON object
     */
    static FollowerBody read(byte @Nullable [] sent) {
        try {
            JsonNode node = JSON.readTree(sent == null ? new byte[0] : sent);
            if (node != null && node.isObject()) {
                return new FollowerBody(node);
            }
        } catch (JacksonException e) {
            throw new InvalidInputException("body", "is not valid JSON");
        }
        throw new InvalidInputException("body", "must be a JSON object");
    }

    /** Those of the fields that are absent, null or blank. */
    List<String> missing(String... required) {
        return Stream.of(required).filter(field -> !isGiven(field)).toList();
    }

    private boolean isGiven(String field) {
        JsonNode value = fields.get(field);
        return value != null
                && !value.isNull()
                && !(value.isString() && value.asString().isBlank());
    }

    FieldErrors errors() {
        return errors;
    }

    /** @throws InvalidInputException with every field that was found wrong so far */
    void check() {
        errors.throwIfAny();
    }

    /** Empty if it is absent, or recorded as wrong. */
    String text(String field, int most) {
        String text = optionalText(field, most);
        return text == null ? "" : text;
    }

    @Nullable
    String optionalText(String field, int most) {
        if (!isGiven(field)) {
            return null;
        }
        JsonNode value = fields.get(field);
        String text =
                value.isString() || value.isIntegralNumber() ? value.asString().strip() : "";
        errors.check(OneLine.fits(text, most), field, "must be a text of 1 to " + most + " characters on one line");
        return OneLine.fits(text, most) ? text : null;
    }

    /** @param otherwise if the field is absent */
    BigDecimal number(String field, BigDecimal otherwise) {
        if (!isGiven(field)) {
            return otherwise;
        }
        try {
            JsonNode value = fields.get(field);
            BigDecimal number = value.isNumber()
                    ? Decimals.parse(value.decimalValue().toPlainString())
                    : Decimals.parse(value.isString() ? value.asString().strip() : "");
            errors.check(
                    number.signum() >= 0
                            && number.compareTo(LARGEST) <= 0
                            && number.stripTrailingZeros().scale() <= DECIMALS,
                    field,
                    "must be from 0 to " + LARGEST.toPlainString() + " and have at most " + DECIMALS + " decimals");
            return number;
        } catch (IllegalArgumentException | JacksonException e) {
            errors.add(field, "must be a number");
            return otherwise;
        }
    }

    /** As {@link #number}, and zero is wrong. */
    BigDecimal aboveZero(String field, BigDecimal otherwise) {
        BigDecimal number = number(field, otherwise);
        errors.check(number.signum() != 0, field, "must be above 0");
        return number;
    }

    /** @param otherwise if the field is absent */
    List<String> texts(String field, List<String> otherwise, int most) {
        JsonNode list = fields.get(field);
        if (list == null || list.isNull()) {
            return otherwise;
        }
        List<String> texts = new ArrayList<>();
        boolean usable = list.isArray() && list.size() <= MOST_ITEMS;
        for (JsonNode item : list) {
            usable &= item.isString() && OneLine.fits(item.asString().strip(), most);
            texts.add(item.asString("").strip());
        }
        errors.check(
                usable, field, "must be a list of at most " + MOST_ITEMS + " texts of 1 to " + most + " characters");
        return usable ? List.copyOf(texts) : otherwise;
    }

    /** In capitals or not; {@code otherwise} if it is absent, or recorded as wrong. */
    <E extends Enum<E>> E oneOf(String field, Class<E> type, E otherwise) {
        if (!isGiven(field)) {
            return otherwise;
        }
        String name = fields.get(field).asString("").strip().toUpperCase(Locale.ROOT);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        errors.add(field, "must be one of " + List.of(type.getEnumConstants()));
        return otherwise;
    }
}
