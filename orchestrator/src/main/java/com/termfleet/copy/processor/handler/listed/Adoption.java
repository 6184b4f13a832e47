package com.termfleet.copy.processor.handler.listed;

import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.HeldPosition;

/** Has a snapshot's position or order recorded as that of its copy, whose answer was lost. */
public final class Adoption {

    private Adoption() {}

    public static void position(TradePair pair, HeldPosition position, CopyTransaction transaction) {
        for (Kind kind : Kind.values()) {
            transaction.done(pair.id(), kind);
        }
        transaction.told(pair.id());
        transaction.changes.put(CopyTargets.opened(pair, held(position), transaction.now, transaction));
    }

    private static TradePair.Held held(HeldPosition shown) {
        return new TradePair.Held(shown.ticket(), shown.type(), shown.lots(), shown.lots(), shown.price(), null, null);
    }

    public static void order(TradePair pair, HeldPosition order, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.OPEN);
        transaction.told(pair.id());
        transaction.changes.put(CopyTargets.placed(pair, held(order), transaction.now, transaction));
    }
}
