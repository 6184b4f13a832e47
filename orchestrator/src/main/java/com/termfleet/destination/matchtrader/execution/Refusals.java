package com.termfleet.destination.matchtrader.execution;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A broker's words as one of MT5's trade server return codes, by which copies decide what to do next
 * (https://www.mql5.com/en/docs/constants/errorswarnings/enum_trade_return_codes).
 */
final class Refusals {

    static final int DONE = 10009;
    static final int TIMEOUT = 10012;
    static final int POSITION_CLOSED = 10036;
    static final int NO_CONNECTION = 10031;
    static final int NO_PRICE = 10021;
    private static final int REJECTED = 10006;

    static final String EXPIRED = "EXPIRED";
    static final String FILLED = "FILLED";
    static final String NO_SUCH_ORDER = "NO SUCH ORDER";

    /** The first that applies. */
    private static final List<Map.Entry<String, Integer>> WORDS = List.of(
            Map.entry("money", 10019),
            Map.entry("margin", 10019),
            Map.entry("funds", 10019),
            Map.entry("closed", 10018),
            Map.entry("session", 10018),
            Map.entry("stop", 10016),
            Map.entry("profit", 10016),
            Map.entry("volume", 10014),
            Map.entry("disabled", 10017),
            Map.entry("requote", 10004),
            Map.entry("price", 10015),
            Map.entry("too many", 10024));

    private Refusals() {}

    static int code(String text) {
        String words = text.toLowerCase(Locale.ROOT);
        return WORDS.stream()
                .filter(word -> words.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(REJECTED);
    }
}
