package com.termfleet.destination.mt5;

import com.termfleet.destination.Destination;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.gateway.MessageHandler;
import com.termfleet.gateway.Sessions;
import java.time.Clock;

/** Makes the destination for followers' orders for a simulation in another package. */
public final class SimulatedDestination {

    private SimulatedDestination() {}

    /** Both are one object. */
    public record Parts(Destination destination, MessageHandler handler) {}

    public static Parts create(Sessions sessions, Clock clock, SymbolMemory symbols) {
        Mt5Destination created = new Mt5Destination(sessions, clock, symbols);
        return new Parts(created, created);
    }
}
