package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.util.Optional;
import java.util.Set;

/** A connected follower as the copy engine sees it. Reads are thread-safe and cheap. */
public interface Follower {

    AccountId account();

    /** The broker's specification of the symbol, if the follower has announced it. */
    Optional<SymbolSpec> spec(Symbol symbol);

    /** All symbols announced so far; empty if the follower announces none (an Expert Advisor of system A). */
    Set<Symbol> symbols();

    /** Whether it knows a command that comes once more by its number, and answers it instead of doing it again. */
    boolean knowsRepeats();

    /** Whether the account keeps one position a symbol instead of one a deal. */
    boolean isNetting();
}
