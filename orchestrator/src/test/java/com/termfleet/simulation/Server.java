package com.termfleet.simulation;

import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.copy.processor.SimulatedProcessor;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.database.LeadershipListener;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.destination.mt5.SimulatedDestination;
import com.termfleet.figures.GatewayFigures;
import com.termfleet.figures.SymbolMemory;
import com.termfleet.figures.SymbolTables;
import com.termfleet.gateway.HeartbeatInterval;
import com.termfleet.gateway.SessionIds;
import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.Sessions;
import com.termfleet.gateway.session.SimulatedGateway;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SteadyClock;
import com.termfleet.source.copytradepro.SimulatedChartSource;
import com.termfleet.source.mt5.SimulatedSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** One server process: gateway, source, destination and copy processor, as the application puts them together. */
final class Server {

    private static final HeartbeatInterval HEARTBEAT = new HeartbeatInterval(Duration.ofSeconds(2));

    private final Clock clock;
    private final SimulatedGateway gateway;
    private final SimulatedProcessor processor;

    /** @param clockIsAhead of the true time; asked each time */
    Server(SimulatedDatabase database, VirtualTime time, Supplier<Duration> clockIsAhead, SessionIds ids) {
        clock = new SteadyClock(time.clock(clockIsAhead), time.ticker()::nanoTime).withZone(ZoneOffset.UTC);
        Sessions sessions = SimulatedGateway.newSessions();
        SymbolMemory symbols = new SymbolMemory(new SymbolTables(), ids.next());
        GatewayFigures figures = new GatewayFigures(symbols, HEARTBEAT);
        SimulatedDestination.Parts destination = SimulatedDestination.create(sessions, clock, symbols);
        LeadershipStatus leadership = new LeadershipStatus();
        processor = new SimulatedProcessor(
                database,
                destination.destination(),
                figures,
                clock,
                time.ticker()::nanoTime,
                List.of(leadership, new SessionsOfStandby(sessions)));
        gateway = new SimulatedGateway(
                time.ticker(),
                clock,
                ids,
                new Tokens(leadership),
                sessions,
                List.of(
                        SimulatedSource.create(processor.sink(), clock, symbols),
                        SimulatedChartSource.create(processor.sink(), clock, symbols),
                        destination.handler()),
                List.of(figures));
    }

    ServerConnection connect() {
        return gateway.connect();
    }

    /** By the server's clock. */
    Instant now() {
        return clock.instant();
    }

    void run() {
        gateway.run();
        processor.run();
    }

    /** Whether it processes signals, as its health check tells. */
    boolean isReady() {
        return processor.isReady();
    }

    /** Whether it has the lead over the database besides. */
    boolean leads() {
        return processor.leads();
    }

    /** The owner of a follower has changed a subscription. */
    void changed(Subscription subscription) {
        processor.changed(subscription);
    }

    /** Accounts, or everything, were paused or resumed. */
    void changed(Pauses pauses) {
        processor.changed(pauses);
    }

    /** An account's limits were set. */
    void changed(AccountLimits limits) {
        processor.changed(limits);
    }

    /** An account was stopped out, or its stop-out was ended. */
    void stopOutChanged(AccountId account) {
        processor.stopOutChanged(account);
    }

    /** The database gives its connection up; the server notices when it uses it. */
    void loseDatabase() {
        processor.loseDatabase();
    }

    void kill() {
        gateway.kill();
        processor.kill();
    }

    /** As the accounts do: a server that another has replaced ends its sessions. */
    private record SessionsOfStandby(Sessions sessions) implements LeadershipListener {

        @Override
        public void leadershipTaken() {
            // Sessions have ended when another server led.
        }

        @Override
        public void standingBy() {
            World.ACCOUNTS.forEach(account -> sessions.close(account, SessionListener.CloseReason.STANDBY));
        }
    }
}
