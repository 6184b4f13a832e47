package com.termfleet.figures;

import com.termfleet.kernel.Symbol;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the symbol of a broker that another broker's name means: the same name, the same in other case, and the same with a
 * prefix or suffix (EURUSD.z, EURUSDm, #EURUSD). A name that only begins alike is another instrument (BTCUSD and BTCUSDT, US30
 * and US300) and does not match. Pure.
 */
final class SymbolNames {

    // Prefix and suffix are either set off by a separator, or letters in the other case than the name.
    private static final Pattern DECORATED = Pattern.compile(
            "(?:[A-Za-z]{0,5}[.#_+!-]|[a-z]{1,3}(?=[A-Z0-9]))?([A-Z0-9]{2,})(?:[.#_+!-][A-Za-z0-9]{0,8}[+!]?|[a-z]{1,5})?");
    private static final int LONG_ENOUGH_TO_BE_ONE_INSTRUMENT = 6;

    /** Of several variants the shortest, then the first by name. */
    static final Comparator<Symbol> BEST =
            Comparator.comparingInt((Symbol s) -> s.name().length()).thenComparing(Symbol::name);

    private SymbolNames() {}

    static boolean isVariant(String wanted, String coreOfWanted, String offered, String coreOfOffered) {
        if (!coreOfWanted.equals(coreOfOffered)) {
            return false;
        }
        // BRK.A and BRK.B are two instruments: two different decorations mean the same only on long names.
        boolean onePlain = coreOfWanted.equals(wanted) || coreOfOffered.equals(offered);
        return onePlain || coreOfWanted.length() >= LONG_ENOUGH_TO_BE_ONE_INSTRUMENT;
    }

    /** The name without prefix and suffix. */
    static String core(String name) {
        Matcher matcher = DECORATED.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }
}
