package com.termfleet.copy.processor;

import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The vocabulary of tests about pending orders: what masters report of them, and what snapshots show. */
final class PendingOrderEvents {

    static final Price FILL = Price.of("1.1005");

    private final Rig rig;

    PendingOrderEvents(Rig rig) {
        this.rig = rig;
    }

    /** 0.10 lots of EURUSD at 1.1. */
    Rig.Answer place(long ticket, OrderType type) {
        return place(ticket, type, "1.1");
    }

    Rig.Answer place(long ticket, OrderType type, String price) {
        return rig.signal(placed(ticket, type, price, "0.10"));
    }

    Signal placed(long ticket, OrderType type, String price, String lots) {
        return new Signal.Open(
                rig.origin(ticket), type, Symbol.of("EURUSD"), Price.of(price), Lots.of(lots), Price.NONE, Price.NONE);
    }

    Rig.Answer modify(long ticket, String price, String sl, String tp) {
        return rig.signal(new Signal.Modify(rig.origin(ticket), Price.of(sl), Price.of(tp), Price.of(price)));
    }

    Rig.Answer fill(long order, long position) {
        return rig.signal(filled(order, position));
    }

    Signal filled(long order, long position) {
        return new Signal.Filled(rig.origin(order), Ticket.of(position), FILL);
    }

    Rig.Answer cancel(long ticket) {
        return rig.signal(new Signal.Cancel(rig.origin(ticket)));
    }

    /** A master's order in its snapshot. */
    static MasterSnapshot.Held shown(long ticket, OrderType type, String price, @Nullable Instant openedAt) {
        return new MasterSnapshot.Held(
                Ticket.of(ticket),
                type,
                Symbol.of("EURUSD"),
                Lots.of("0.10"),
                Price.of(price),
                Price.NONE,
                Price.NONE,
                openedAt,
                0,
                "");
    }

    /** A follower's BUY_LIMIT in its snapshot. */
    static HeldPosition order(long ticket, String lots, PairId pair) {
        return new HeldPosition(
                Ticket.of(ticket),
                OrderType.BUY_LIMIT,
                Symbol.of("EURUSD"),
                Lots.of(lots),
                Price.of("1.1"),
                Price.NONE,
                Price.NONE,
                Optional.of(pair));
    }
}
