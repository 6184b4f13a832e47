package com.termfleet.figures;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One shared table of symbol specifications for each broker server. A specification that no account uses any more is dropped.
 * Bounded: beyond {@value #MOST_SPECS} distinct specifications further ones are not kept, and count as not announced.
 * Thread-safe.
 */
public final class SymbolTables {

    private static final int MOST_SPECS = 200_000;

    private final SymbolBudget budget;

    /** By the server's name in lower case. Guarded by this. */
    private final Map<String, Shared> tables = new HashMap<>();

    private static final class Shared {

        private final SymbolTable table;
        private int accounts;

        Shared(SymbolTable table) {
            this.table = table;
        }
    }

    public SymbolTables() {
        this(MOST_SPECS);
    }

    /** @param mostSpecs how many distinct specifications are kept */
    public SymbolTables(int mostSpecs) {
        this.budget = new SymbolBudget(mostSpecs);
    }

    /** @param server the broker server's name, null if the terminal did not report it */
    public synchronized AccountSymbols open(@Nullable String server) {
        String key = server == null ? "" : server.toLowerCase(Locale.ROOT);
        Shared shared = tables.computeIfAbsent(key, k -> new Shared(new SymbolTable(budget)));
        shared.accounts++;
        return new AccountSymbols(shared.table, () -> left(key));
    }

    private synchronized void left(String key) {
        tables.computeIfPresent(key, (k, shared) -> --shared.accounts == 0 ? null : shared);
    }
}
