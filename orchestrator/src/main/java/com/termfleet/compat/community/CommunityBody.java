package com.termfleet.compat.community;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON object of a request, read leniently as the replaced platform did: numbers may be strings, unknown fields are
 * ignored, and the 0x00 that an expert sends after the object is dropped. What is wrong is collected; {@link #check()} reports it.
 */
final class CommunityBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_TEXT = 10_000;

    private final JsonNode fields;
    private final FieldErrors errors = new FieldErrors();

    private CommunityBody(JsonNode fields) {
        this.fields = fields;
    }

    /**
     * @param sent null if the request has no body
     * @throws InvalidInputException if it is not a JSON object
     */
    static CommunityBody read(byte @Nullable [] sent) {
        byte[] bytes = sent == null ? new byte[0] : sent;
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] == 0) {
            end--;
        }
        try {
            JsonNode node = JSON.readTree(Arrays.copyOf(bytes, end));
            if (node != null && node.isObject()) {
                return new CommunityBody(node);
            }
        } catch (JacksonException e) {
            throw new InvalidInputException("body", "is not valid JSON");
        }
        throw new InvalidInputException("body", "must be a JSON object");
    }

    /** @throws InvalidInputException with every field that was found wrong so far */
    void check() {
        errors.throwIfAny();
    }

    FieldErrors errors() {
        return errors;
    }

    /** Empty, and recorded as wrong, if it is missing. */
    String requiredText(String field) {
        String text = text(field);
        errors.check(text != null && !text.isBlank(), field, "field required");
        return text == null ? "" : text;
    }

    @Nullable
    String text(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isValueNode()) {
            errors.add(field, "must be a string");
            return null;
        }
        String text = value.asString();
        errors.check(
                text.length() <= LONGEST_TEXT && text.indexOf('\0') < 0,
                field,
                "must be at most " + LONGEST_TEXT + " characters");
        return text;
    }

    /** Zero, and recorded as wrong, if it is missing. */
    BigDecimal requiredNumber(String field) {
        BigDecimal number = number(field);
        JsonNode value = fields.get(field);
        errors.check(value != null && !value.isNull(), field, "field required");
        return number == null ? BigDecimal.ZERO : number;
    }

    @Nullable
    BigDecimal number(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        try {
            return value.isNumber()
                    ? Decimals.parse(value.decimalValue().toPlainString())
                    : Decimals.parse(value.isString() ? value.asString().strip() : "");
        } catch (IllegalArgumentException | JacksonException e) {
            errors.add(field, "must be a number");
            return null;
        }
    }

    boolean flag(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        errors.check(value.isBoolean(), field, "must be true or false");
        return value.isBoolean() && value.asBoolean();
    }
}
