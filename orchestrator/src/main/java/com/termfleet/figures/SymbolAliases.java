package com.termfleet.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of instruments that brokers know under several names. Names are in capitals, without prefix and suffix. */
final class SymbolAliases {

    private static final List<List<String>> INSTRUMENTS = List.of(
            // Metals
            List.of("XAUUSD", "GOLD"),
            List.of("XAGUSD", "SILVER"),
            List.of("XPTUSD", "PLATINUM"),
            List.of("XPDUSD", "PALLADIUM"),
            // Indices
            List.of("US30", "DJ30", "WS30", "DOW30"),
            List.of("NAS100", "USTEC", "US100", "NDX100"),
            List.of("SPX500", "US500", "SP500"),
            List.of("US2000", "RUS2000"),
            List.of("GER40", "DE40", "DAX40"),
            List.of("UK100", "FTSE100"),
            List.of("FRA40", "FR40", "CAC40"),
            List.of("EU50", "STOXX50", "EUSTX50", "ESTX50"),
            List.of("ESP35", "ES35", "IBEX35"),
            List.of("JP225", "JPN225", "NIKKEI225"),
            List.of("AUS200", "AU200", "ASX200"),
            List.of("HK50", "HKG50"),
            // Energy
            List.of("USOIL", "WTI", "XTIUSD"),
            List.of("UKOIL", "BRENT", "XBRUSD"),
            List.of("NATGAS", "XNGUSD"),
            // Crypto currencies
            List.of("BTCUSD", "XBTUSD", "BITCOIN"),
            List.of("ETHUSD", "ETHEREUM"),
            List.of("LTCUSD", "LITECOIN"),
            List.of("BCHUSD", "BITCOINCASH"));

    private static final Map<String, List<String>> OTHERS = others();

    private SymbolAliases() {}

    private static Map<String, List<String>> others() {
        Map<String, List<String>> others = new HashMap<>();
        for (List<String> names : INSTRUMENTS) {
            for (String name : names) {
                List<String> rest = new ArrayList<>(names);
                rest.remove(name);
                if (others.put(name, List.copyOf(rest)) != null) {
                    throw new IllegalStateException(name + " names two instruments");
                }
            }
        }
        return Map.copyOf(others);
    }

    /** The other names of the instrument; none if it has none. */
    static List<String> of(String core) {
        return OTHERS.getOrDefault(core.toUpperCase(Locale.ROOT), List.of());
    }
}
