package com.termfleet.source.webhook;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code LICENSE,command,symbol,key=value…}. Values may be in quotation marks, with commas in them. The licence is not used:
 * the address of the webhook is the secret.
 */
final class LineAlert {

    private static final int POSITIONAL = 3;
    private static final List<String> VOLUME = List.of("vol_lots", "risk");

    private LineAlert() {}

    static AlertFields fields(String text, FieldErrors errors) {
        List<String> parts = split(text);
        if (parts.size() < POSITIONAL) {
            throw new InvalidInputException("body", "must be LICENSE,command,symbol,key=value… or a JSON object");
        }
        Map<String, String> values = new HashMap<>();
        values.put("symbol", parts.get(2));
        for (String part : parts.subList(POSITIONAL, parts.size())) {
            int equals = part.indexOf('=');
            errors.check(equals > 0 || part.isEmpty(), "body", "after the symbol only key=value may follow");
            if (equals > 0) {
                values.put(
                        part.substring(0, equals).strip().toLowerCase(Locale.ROOT),
                        unquoted(part.substring(equals + 1).strip()));
            }
        }
        return new AlertFields("command", parts.get(1), values, VOLUME, errors);
    }

    /** A comma inside quotation marks does not separate. */
    private static List<String> split(String line) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
