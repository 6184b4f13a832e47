package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.copy.processor.SimulatedProcessor;
import com.termfleet.destination.mt5.SimulatedDestination;
import com.termfleet.gateway.SessionIds;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.session.SimulatedGateway;
import com.termfleet.kernel.SteadyClock;
import com.termfleet.source.mt5.SimulatedSource;
import java.time.Clock;
import java.util.List;

/** One server process: gateway, source, destination and copy processor, as the application puts them together. */
final class Server {

    private final SimulatedGateway gateway;
    private final SimulatedProcessor processor;

    Server(SimulatedDatabase database, VirtualTime time, SessionIds ids) {
        Clock clock = new SteadyClock(time.serverClock(), time.ticker()::nanoTime);
        Sessions sessions = SimulatedGateway.newSessions();
        SimulatedDestination.Parts destination = SimulatedDestination.create(sessions, clock, ids);
        processor = new SimulatedProcessor(database, destination.destination(), clock);
        gateway = new SimulatedGateway(
                time.ticker(),
                clock,
                ids,
                new Tokens(),
                sessions,
                List.of(SimulatedSource.create(processor, clock), destination.handler()),
                List.of());
    }

    ServerConnection connect() {
        return gateway.connect();
    }

    void run() {
        gateway.run();
        processor.run();
    }

    void kill() {
        gateway.kill();
        processor.kill();
    }
}
