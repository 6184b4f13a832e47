package com.termfleet.figures;

import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The symbols that one connected account has announced, as marks in its server's shared table. Thread-safe. */
public final class AccountSymbols {

    /** Brokers list some thousands; what an account announces beyond this is not kept. */
    private static final int MOST_SYMBOLS = 20_000;

    private final SymbolTable table;
    /** Read and written by the table alone, under its lock. */
    private final BitSet own = new BitSet();

    private final Runnable left;
    private final AtomicBoolean released = new AtomicBoolean();

    AccountSymbols(SymbolTable table, Runnable left) {
        this.table = table;
        this.left = left;
    }

    /** @return false if it is not kept because too many are already */
    public boolean announce(SymbolSpec spec) {
        return !released.get() && count() < MOST_SYMBOLS && table.announce(spec, own);
    }

    /** See {@link SymbolTable#find}. */
    public Optional<SymbolSpec> find(Symbol wanted) {
        return table.find(wanted, own);
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
