package com.termfleet.figures;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the names that two brokers use: with a prefix or suffix (EURUSD.z, EURUSDm, #EURUSD) it is the same instrument. A
 * name that only begins alike is another one (BTCUSD and BTCUSDT, US30 and US300). Pure.
 */
final class SymbolNames {

    // Prefix and suffix are either set off by a separator, or letters in the other case than the name.
    private static final Pattern DECORATED = Pattern.compile(
            "(?:[A-Za-z]{0,5}[.#_+!-]|[a-z]{1,3}(?=[A-Z0-9]))?([A-Z0-9]{2,})(?:[.#_+!-][A-Za-z0-9]{0,8}[+!]?|[a-z]{1,5})?");
    private static final int LONG_ENOUGH_TO_BE_ONE_INSTRUMENT = 6;

    private SymbolNames() {}

    /** Whether two names with the same core mean one instrument. */
    static boolean isVariant(String wanted, String offered, String core) {
        // BRK.A and BRK.B are two instruments: two different decorations mean the same only on long names.
        boolean onePlain = core.equals(wanted) || core.equals(offered);
        return onePlain || isLong(core);
    }

    /**
     * Whether two names may mean one instrument if their cores are aliases. Shares carry short names and the exchange behind
     * them: GOLD.m is the metal, GOLD.N and #GOLD are shares of a company. Two different decorations of short names mean
     * different things: US30.cash is no future DJ30.fut.
     */
    static boolean mayBeAlias(String wanted, String coreOfWanted, String offered, String coreOfOffered) {
        boolean onePlain = wanted.equalsIgnoreCase(coreOfWanted) || offered.equalsIgnoreCase(coreOfOffered);
        return (onePlain || isLong(coreOfWanted) || isLong(coreOfOffered))
                && isNoShare(wanted, coreOfWanted)
                && isNoShare(offered, coreOfOffered);
    }

    private static boolean isNoShare(String name, String core) {
        return isLong(core)
                || name.equalsIgnoreCase(core)
                || (name.startsWith(core) && isLowerCase(name, core.length()));
    }

    private static boolean isLong(String core) {
        return core.length() >= LONG_ENOUGH_TO_BE_ONE_INSTRUMENT;
    }

    private static boolean isLowerCase(String name, int from) {
        return name.chars().skip(from).noneMatch(c -> (c >= 'A' && c <= 'Z') || c == '#');
    }

    /** The name without prefix and suffix. */
    static String core(String name) {
        Matcher matcher = DECORATED.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }
}
