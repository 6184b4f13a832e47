package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.gateway.SessionIds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server processes on one database. Where there are two, a router leads clients to the one that is ready, and to none
 * while none is.
 */
final class Servers implements AutoCloseable {

    /** One computer: its clock, and the server that runs on it. */
    private static final class Host {

        private final int number;
        private Duration clockIsAhead = Duration.ZERO;
        private @Nullable Server server;
        private long stallsUntil;

        Host(int number) {
            this.number = number;
        }
    }

    private final World world;
    private final SimulatedDatabase database;
    private final SessionIds ids;
    private final List<Host> hosts = new ArrayList<>();

    Servers(World world, SimulatedDatabase database, SessionIds ids, int count) {
        this.world = world;
        this.database = database;
        this.ids = ids;
        for (int number = 1; number <= count; number++) {
            Host host = new Host(number);
            hosts.add(host);
            start(host);
        }
    }

    private void start(Host host) {
        tell(host, "starts");
        host.server = new Server(database, world.time, () -> host.clockIsAhead, ids);
    }

    private void tell(Host host, String what) {
        world.story.tell(() -> "server " + host.number + " " + what);
    }

    void run(long now) {
        for (Host host : hosts) {
            Server running = host.server;
            if (running != null && host.stallsUntil <= now) {
                running.run();
            }
        }
    }

    /** A new connection to one of them, null if nobody takes it. */
    @Nullable
    ServerConnection connect(long now) {
        List<Server> ready = new ArrayList<>();
        for (Host host : hosts) {
            Server running = host.server;
            boolean routed = hosts.size() == 1 || host.stallsUntil <= now;
            if (running != null && routed && (hosts.size() == 1 || running.isReady())) {
                ready.add(running);
            }
        }
        return ready.isEmpty() ? null : world.any(ready).connect();
    }

    /** The server that has the lead and answers, null while none does. */
    @Nullable
    Server leader() {
        for (Host host : hosts) {
            Server running = host.server;
            if (running != null && host.stallsUntil <= world.time.millis() && running.leads()) {
                return running;
            }
        }
        return null;
    }

    // ---- faults, each of one of them

    void kill(long restartsAfter) {
        Host host = world.any(hosts);
        Server running = host.server;
        if (running == null) {
            return;
        }
        tell(host, "is killed");
        host.server = null;
        running.kill();
        world.after(restartsAfter, () -> start(host));
    }

    void stall(long milliseconds) {
        Host host = world.any(hosts);
        tell(host, "stalls for " + milliseconds);
        host.stallsUntil = world.time.millis() + milliseconds;
    }

    /** The computer is suspended for so long that the database gives the server's connection up, and its lead. */
    void suspend(long milliseconds) {
        Host host = world.any(hosts);
        Server running = host.server;
        tell(host, "is suspended for " + milliseconds);
        host.stallsUntil = world.time.millis() + milliseconds;
        if (running != null) {
            world.after(world.random.nextInt((int) milliseconds), running::loseDatabase);
        }
    }

    void setClock(Duration ahead, long milliseconds) {
        Host host = world.any(hosts);
        tell(host, "has a clock ahead by " + ahead);
        host.clockIsAhead = ahead;
        world.after(milliseconds, () -> host.clockIsAhead = Duration.ZERO);
    }

    /** Ends what lasts. */
    void calm() {
        for (Host host : hosts) {
            host.clockIsAhead = Duration.ZERO;
            host.stallsUntil = 0;
        }
    }

    @Override
    public void close() {
        for (Host host : hosts) {
            if (host.server != null) {
                host.server.kill();
            }
        }
    }
}
