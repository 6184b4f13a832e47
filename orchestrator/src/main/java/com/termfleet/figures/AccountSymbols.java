package com.termfleet.figures;

import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The symbols that one connected account has announced, as a list of entries in its server's shared table. Thread-safe. */
public final class AccountSymbols {

    /** Brokers list some thousands; what an account announces beyond this is not kept. */
    private static final int MOST_SYMBOLS = 20_000;

    private final SymbolTable table;
    /** Read and written by the table alone, under its lock. */
    private final AnnouncedSymbols own = new AnnouncedSymbols();

    private final Runnable left;
    private final AtomicBoolean released = new AtomicBoolean();

    AccountSymbols(SymbolTable table, Runnable left) {
        this.table = table;
        this.left = left;
    }

    /**
     * @param tickValue in the account's currency; zero or below if it is not known
     * @param margin of one lot, likewise
     * @return false if it is not kept because too many are already
     */
    public boolean announce(SymbolSpec spec, BigDecimal tickValue, BigDecimal margin) {
        return !released.get() && count() < MOST_SYMBOLS && table.announce(spec, tickValue, margin, own);
    }

    /** The margin is not known. */
    public boolean announce(SymbolSpec spec, BigDecimal tickValue) {
        return announce(spec, tickValue, BigDecimal.ZERO);
    }

    /** The symbol of this account's broker that another broker's name means. */
    public SymbolMatch match(Symbol wanted) {
        return table.match(wanted, own);
    }

    /** All of them, in no order. */
    public List<SymbolMatch.Found> all() {
        return table.all(own);
    }

    /** The account has announced as many as are kept of one account. */
    public boolean isFull() {
        return count() >= MOST_SYMBOLS;
    }

    public int count() {
        return table.count(own);
    }

    /** The account has left. */
    public void release() {
        if (released.compareAndSet(false, true)) {
            table.releaseAll(own);
            left.run();
        }
    }
}
