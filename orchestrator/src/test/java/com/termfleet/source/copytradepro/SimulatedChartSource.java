package com.termfleet.source.copytradepro;

import com.termfleet.figures.LastPrices;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.signal.SignalSink;
import java.time.Clock;

/** Makes the source of this dialect for a simulation in another package. */
public final class SimulatedChartSource {

    private SimulatedChartSource() {}

    public static MessageHandler create(SignalSink sink, Clock clock, SymbolMemory symbols) {
        return new ChartSource(sink, new MasterSignals(sink), clock, symbols, new LastPrices());
    }
}
