package com.termfleet.copy.sizing;

import com.termfleet.kernel.Symbol;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what a follower's broker calls a master's symbol: the subscription's own map first, then the same name, the same
 * name in other case, and the same name with a broker's prefix or suffix (EURUSD.z, EURUSDm, #EURUSD). What merely begins
 * alike is another instrument (BTCUSD and BTCUSDT, US30 and US300) and is not taken.
 */
public final class SymbolMatcher {

    // Prefix and suffix are either set off by a separator, or letters in the other case than the name.
    private static final Pattern DECORATED = Pattern.compile(
            "(?:[A-Za-z]{0,5}[.#_+!-]|[a-z]{1,3}(?=[A-Z0-9]))?([A-Z0-9]{2,})(?:[.#_+!-][A-Za-z0-9]{0,8}[+!]?|[a-z]{1,5})?");
    private static final int LONG_ENOUGH_TO_BE_ONE_INSTRUMENT = 6;

    private SymbolMatcher() {}

    /** The name under which the follower trades it by the subscription's own map, else the master's name. */
    static Symbol mapped(Symbol master, Map<Symbol, Symbol> map) {
        Symbol exact = map.get(master);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<Symbol, Symbol> entry : map.entrySet()) {
            if (entry.getKey().name().equalsIgnoreCase(master.name())) {
                return entry.getValue();
            }
        }
        return master;
    }

    /** The one of {@code offered} that {@code wanted} means; of several variants the shortest, then the first by name. */
    public static Optional<Symbol> find(Symbol wanted, Collection<Symbol> offered) {
        if (offered.contains(wanted)) {
            return Optional.of(wanted);
        }
        Comparator<Symbol> best =
                Comparator.comparingInt((Symbol s) -> s.name().length()).thenComparing(Symbol::name);
        Optional<Symbol> otherCase = offered.stream()
                .filter(s -> s.name().equalsIgnoreCase(wanted.name()))
                .min(best);
        if (otherCase.isPresent()) {
            return otherCase;
        }
        return offered.stream().filter(s -> isVariant(wanted.name(), s.name())).min(best);
    }

    private static boolean isVariant(String wanted, String offered) {
        String coreOfWanted = core(wanted);
        String coreOfOffered = core(offered);
        if (!coreOfWanted.equals(coreOfOffered)) {
            return false;
        }
        // BRK.A and BRK.B are two instruments: two different decorations mean the same only on long names.
        boolean onePlain = coreOfWanted.equals(wanted) || coreOfOffered.equals(offered);
        return onePlain || coreOfWanted.length() >= LONG_ENOUGH_TO_BE_ONE_INSTRUMENT;
    }

    private static String core(String name) {
        Matcher matcher = DECORATED.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }
}
