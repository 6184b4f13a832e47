package com.termfleet.figures;

import java.util.concurrent.atomic.AtomicInteger;

/** How many specifications all tables together may keep. Thread-safe. */
final class SymbolBudget {

    private final int most;
    private final AtomicInteger taken = new AtomicInteger();

    SymbolBudget(int most) {
        this.most = most;
    }

    boolean take() {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return false;
        }
        return true;
    }

    void giveBack() {
        taken.decrementAndGet();
    }
}
