package com.termfleet.source.copytradepro;

import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.signal.SignalSink;
import com.termfleet.signal.TicketSnapshot;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The symbol that one expert watches. Used by its session's event loop alone. */
final class Chart {

    private final AccountId master;
    private final SignalSink sink;
    private @Nullable Symbol symbol;

    /** The newest list that came before the symbol was known, and when. */
    private @Nullable TicketList waiting;

    private @Nullable Instant listedAt;

    Chart(AccountId master, SignalSink sink) {
        this.master = master;
        this.sink = sink;
    }

    /** The expert has told its symbol, or another since its chart was changed. */
    void shows(Symbol shown) {
        symbol = shown;
        if (waiting != null && listedAt != null) {
            accept(waiting, listedAt, shown);
            waiting = null;
        }
    }

    void listed(TicketList list, Instant now) {
        if (symbol == null) {
            waiting = list;
            listedAt = now;
        } else {
            accept(list, now, symbol);
        }
    }

    private void accept(TicketList list, Instant at, Symbol of) {
        sink.accept(new TicketSnapshot(master, at, of, Set.copyOf(list.tickets())));
    }
}
