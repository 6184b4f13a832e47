package com.termfleet.source.mt5;

import com.termfleet.figures.SymbolMemory;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.signal.SignalSink;
import java.time.Clock;

/** Makes the source of masters' signals for a simulation in another package. */
public final class SimulatedSource {

    private SimulatedSource() {}

    public static MessageHandler create(SignalSink sink, Clock clock, SymbolMemory symbols) {
        return new Mt5Source(sink, clock, symbols);
    }
}
