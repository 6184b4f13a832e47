package com.termfleet.gateway.codec;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one line: positional ones by number (1 is the first after the command), optional ones by key. Every
 * reader names its field in the error it throws.
 */
public final class Fields {

    /** The last millisecond of the year 9999: later ones are no times, and no database takes them. */
    private static final long LAST_MILLISECOND = 253_402_300_799_999L;

    private final List<String> positional;
    private final List<String> optional;

    private Fields(List<String> positional, List<String> optional) {
        this.positional = positional;
        this.optional = optional;
    }

    /**
     * @param count how many positional fields the command has; a missing one is reported when it is read
     * @throws BadLineException if what follows them is not {@code key=value}
     */
    public static Fields split(String line, int count) {
        List<String> parts = new ArrayList<>(count + 5);
        int start = 0;
        for (int bar = line.indexOf('|'); bar >= 0; bar = line.indexOf('|', start)) {
            parts.add(line.substring(start, bar));
            start = bar + 1;
        }
        parts.add(line.substring(start));
        List<String> optional = parts.subList(Math.min(count + 1, parts.size()), parts.size());
        for (String field : optional) {
            if (!field.isEmpty() && field.indexOf('=') < 1) {
                throw new BadLineException(
                        ErrorCode.BAD_FIELD,
                        "only key=value may follow the fields of this command, of which there are " + count);
            }
        }
        return new Fields(parts, optional);
    }

    /**
     * All of it positional, whatever it contains.
     *
     * @param end of the command's name; the fields follow behind one more character
     */
    public static Fields positional(String line, int end) {
        List<String> parts = new ArrayList<>();
        parts.add(line.substring(0, end));
        int start = end + 1;
        for (int bar = line.indexOf('|', start); bar >= 0; bar = line.indexOf('|', start)) {
            parts.add(line.substring(start, bar));
            start = bar + 1;
        }
        if (start <= line.length()) {
            parts.add(line.substring(start));
        }
        return new Fields(parts, List.of());
    }

    /** How many positional fields follow the command. */
    public int count() {
        return positional.size() - 1;
    }

    public String text(int position, String name) {
        if (position >= positional.size()) {
            throw bad(name, "is missing");
        }
        return positional.get(position);
    }

    public Ticket ticket(int position, String name) {
        return read(name, text(position, name), value -> Ticket.of(wholeNumber(value)));
    }

    /** A ticket that is a part of a field. */
    public static Ticket ticket(String value, String name) {
        return read(name, value, text -> Ticket.of(wholeNumber(text)));
    }

    public Price price(int position, String name) {
        return read(name, text(position, name), Price::of);
    }

    public Lots lots(int position, String name) {
        return read(name, text(position, name), Lots::of);
    }

    /** Lots above zero. */
    public Lots volume(int position, String name) {
        Lots lots = lots(position, name);
        if (lots.isZero()) {
            throw bad(name, "must be above 0");
        }
        return lots;
    }

    public Money money(int position, String name) {
        return read(name, text(position, name), Money::of);
    }

    public BigDecimal decimal(int position, String name) {
        return read(name, text(position, name), Decimals::parse);
    }

    public Symbol symbol(int position, String name) {
        return read(name, text(position, name), Symbol::of);
    }

    public OrderType orderType(int position, String name) {
        return oneOf(name, text(position, name), OrderType.class);
    }

    public int count(int position, String name, int most) {
        long value = read(name, text(position, name), Fields::wholeNumber);
        if (value < 0 || value > most) {
            throw bad(name, "must be 0 to " + most);
        }
        return (int) value;
    }

    public boolean flag(int position, String name) {
        return switch (text(position, name)) {
            case "0" -> false;
            case "1" -> true;
            default -> throw bad(name, "must be 0 or 1");
        };
    }

    /** The value of {@code key=}, null if it is absent or empty. */
    @Nullable
    public String option(String key) {
        String found = null;
        for (String field : optional) {
            if (field.startsWith(key) && field.length() > key.length() && field.charAt(key.length()) == '=') {
                if (found != null) {
                    throw bad(key + "=", "must not be there twice");
                }
                found = field.substring(key.length() + 1);
            }
        }
        return found == null || found.isEmpty() ? null : found;
    }

    public String optionOrEmpty(String key) {
        String value = option(key);
        return value == null ? "" : value;
    }

    @Nullable
    public Long number(String key) {
        String value = option(key);
        return value == null ? null : read(key + "=", value, Fields::wholeNumber);
    }

    public int number(String key, int otherwise) {
        Long value = number(key);
        if (value == null) {
            return otherwise;
        }
        if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
            throw bad(key + "=", "out of range");
        }
        return value.intValue();
    }

    @Nullable
    public Lots lots(String key) {
        String value = option(key);
        return value == null ? null : read(key + "=", value, Lots::of);
    }

    /** Null if it is absent or empty. */
    @Nullable
    public Money money(String key) {
        String value = option(key);
        return value == null ? null : read(key + "=", value, Money::of);
    }

    /** Zero if it is absent or empty. */
    public BigDecimal decimal(String key) {
        String value = option(key);
        return value == null ? BigDecimal.ZERO : read(key + "=", value, Decimals::parse);
    }

    public Price price(String key) {
        String value = option(key);
        return value == null ? Price.NONE : read(key + "=", value, Price::of);
    }

    /** Unix milliseconds; 0 and below mean that the time is not known. */
    @Nullable
    public Instant time(String key) {
        Long millis = number(key);
        if (millis == null || millis <= 0) {
            return null;
        }
        if (millis > LAST_MILLISECOND) {
            throw bad(key + "=", "must be a time in Unix milliseconds");
        }
        return Instant.ofEpochMilli(millis);
    }

    /** MQL5's magic numbers are unsigned 64-bit and are printed signed as often as not: both spellings are one number. */
    public long magic() {
        String value = option("magic");
        if (value == null) {
            return 0;
        }
        return read(
                "magic=",
                value,
                text -> text.charAt(0) == '-' ? wholeNumber(text) : Long.parseUnsignedLong(digits(text)));
    }

    public static <E extends Enum<E>> E oneOf(String name, String value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw bad(name, "must be one of " + List.of(type.getEnumConstants()));
    }

    public static BadLineException bad(String name, String problem) {
        return new BadLineException(ErrorCode.BAD_FIELD, name + ": " + problem);
    }

    private static long wholeNumber(String value) {
        return Long.parseLong(digits(value));
    }

    /** Long.parseLong and its like would take a plus sign and the digits of every script. */
    private static String digits(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((c < '0' || c > '9') && c != '-') {
                throw new NumberFormatException();
            }
        }
        return value;
    }

    private static <T> T read(String name, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (NumberFormatException e) {
            // Its message repeats what was sent.
            throw bad(name, "must be a whole number");
        } catch (IllegalArgumentException e) {
            throw bad(name, String.valueOf(e.getMessage()));
        }
    }
}
