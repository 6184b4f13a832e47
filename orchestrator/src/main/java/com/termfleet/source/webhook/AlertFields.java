package com.termfleet.source.webhook;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OneLine;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an alert, whichever syntax they came in. What is wrong is collected in {@code errors}; what is read then is
 * not to be used.
 *
 * @param commandField what the command is called in this syntax, for messages
 * @param volumeFields the names under which the volume may stand, the first wins
 */
record AlertFields(
        String commandField,
        String command,
        Map<String, String> values,
        List<String> volumeFields,
        FieldErrors errors) {

    private static final int LONGEST_COMMENT = 100;
    private static final Lots LARGEST = Lots.of("100000000");

    Price price(String field) {
        return read(field, value(field), Price.NONE, Price::of);
    }

    /** Null if the field is absent. */
    @Nullable
    BigDecimal decimal(String field) {
        String text = value(field);
        return text.isEmpty() ? null : read(field, text, BigDecimal.ZERO, Decimals::parse);
    }

    Lots lots() {
        Lots lots = volume(true);
        return lots == null ? Lots.ZERO : lots;
    }

    @Nullable
    Lots volume(boolean required) {
        for (String field : volumeFields) {
            String text = value(field);
            if (!text.isEmpty()) {
                Lots lots = read(field, text, Lots.of("1"), Lots::of);
                errors.check(!lots.isZero() && !LARGEST.isBelow(lots), field, "must be above 0 and at most " + LARGEST);
                return lots;
            }
        }
        errors.check(!required, volumeFields.getFirst(), "is required: how many lots");
        return null;
    }

    Symbol symbol() {
        return read("symbol", ticker(), Symbol.of("?"), Symbol::of);
    }

    /** Without the exchange: {@code OANDA:EURUSD} is EURUSD. */
    String ticker() {
        String symbol = value("symbol");
        return symbol.substring(symbol.lastIndexOf(':') + 1).strip();
    }

    String comment() {
        String comment = value("comment");
        errors.check(
                comment.isEmpty() || OneLine.fits(comment, LONGEST_COMMENT),
                "comment",
                "must be one line of at most " + LONGEST_COMMENT + " characters");
        return comment;
    }

    /** Empty if it is absent. TradingView leaves a placeholder as it is where it has nothing to put in. */
    String value(String field) {
        String value = values.getOrDefault(field, "").strip();
        return value.startsWith("{{") ? "" : value;
    }

    private <T> T read(String field, String text, T otherwise, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            errors.add(field, text.isEmpty() ? "is required" : "cannot be used: " + e.getMessage());
            return otherwise;
        }
    }
}
