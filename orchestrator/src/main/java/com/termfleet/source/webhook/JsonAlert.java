package com.termfleet.source.webhook;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code {"symbol":…,"action":…,"contracts":…,"price":…,"id":…,"time":…,"position":…}}, with the further fields of the
 * one-line form where a script wants them. Values may be strings or numbers; unknown fields are ignored.
 */
final class JsonAlert {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> VOLUME = List.of("contracts", "vol_lots", "lots", "volume");

    private JsonAlert() {}

    static AlertFields fields(String text, FieldErrors errors) {
        Map<String, String> values = new HashMap<>();
        JsonNode body = parse(text);
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                values.put(field.getKey().toLowerCase(Locale.ROOT), text(field.getValue()));
            }
        }
        String action = values.getOrDefault("action", "").strip();
        return new AlertFields("action", command(action), values, VOLUME, errors);
    }

    private static JsonNode parse(String text) {
        try {
            JsonNode body = JSON.readTree(text);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            throw new InvalidInputException(
                    "body",
                    "is not valid JSON (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")");
        }
        throw new InvalidInputException("body", "must be a JSON object");
    }

    /** A number as it was written, without an exponent. */
    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asString();
    }

    /** Scripts write buy_limit, buylimit or close. */
    private static String command(String action) {
        String word = action.toLowerCase(Locale.ROOT).replace("_", "").replace(" ", "");
        return switch (word) {
            case "long" -> "buy";
            case "short" -> "sell";
            case "close", "exit", "flat" -> "closeall";
            default -> word;
        };
    }
}
