package com.termfleet.faults;

import java.util.ArrayList;
import java.util.List;

/** What a field of the line protocol holds, with a value that it may have and values that it must not have. */
enum Kind {
    TYPE("BUY"),
    SYMBOL("EURUSD"),
    /** Above zero. */
    VOLUME("0.1"),
    LOTS("0.05"),
    PRICE("1.1"),
    MONEY("5.00"),
    DECIMAL("1.5"),
    TICKET("1001"),
    COUNT("0"),
    NUMBER("7"),
    TIME("1767225600000"),
    MAGIC("77"),
    FLAG("1"),
    TEXT("Grüße 買い 😀");

    private final String valid;

    Kind(String valid) {
        this.valid = valid;
    }

    String valid() {
        return valid;
    }

    /** Whether its value is written in digits. */
    boolean isNumber() {
        return invalid().contains("NaN");
    }

    /** Values whose error has to name the field. */
    List<String> invalid() {
        return switch (this) {
            case TYPE -> List.of("", "buy", "HOLD", "BUY_STOP_LIMIT", "ПОКУПКА");
            case SYMBOL -> List.of("", " ", "X".repeat(65));
            case VOLUME -> noNumbers("", "0", "-1", "0.000");
            case LOTS -> noNumbers("", "-1", "-0.01");
            case PRICE -> noNumbers("-1", "-0.00001");
            case MONEY, DECIMAL -> noNumbers("");
            case TICKET -> noNumbers("", "0", "-1", "1.5", "9223372036854775808");
            case COUNT -> noNumbers("", "-1", "1.5", "9223372036854775807");
            case NUMBER -> noNumbers("1.5", "9223372036854775808");
            case TIME -> noNumbers("1.5", "253402300800000", "9223372036854775808");
            case MAGIC -> noNumbers("1.5", "18446744073709551616", "-9223372036854775809");
            case FLAG -> List.of("", "2", "-1", "yes", "true", "１", "NaN");
            case TEXT -> List.of();
        };
    }

    private static List<String> noNumbers(String... more) {
        List<String> all = new ArrayList<>(List.of(
                "NaN",
                "Infinity",
                "-Infinity",
                "1e5",
                "1E-5",
                "0x10",
                "1,5",
                "+1",
                "1.2.3",
                "--1",
                ".",
                "-",
                " 1",
                "1 ",
                "null",
                "１２",
                "١٢٣",
                "Ⅷ",
                "½",
                "9".repeat(31)));
        all.addAll(List.of(more));
        return all;
    }
}
