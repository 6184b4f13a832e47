package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server, from its gateway's sessions to the copy processor, in virtual time: for tests of what it makes of particular
 * lines, at particular times, by a clock that may be wrong. Used by one thread.
 */
public final class ServerByLines implements AutoCloseable {

    private static final Duration STEP = Duration.ofMillis(100);

    /** Rounds of handing over between connections and processor until nothing moves any more. */
    private static final int ROUNDS = 4;

    private final VirtualTime time = new VirtualTime();
    private final SimulatedDatabase database;
    private final List<Runnable> others = new ArrayList<>();
    private long ids;
    private Duration clockIsAhead = Duration.ZERO;
    private @Nullable Server server;

    /** @param database with the subscriptions that there are */
    public ServerByLines(SimulatedDatabase database) {
        this.database = database;
        start();
    }

    private void start() {
        server = new Server(database, time, () -> clockIsAhead, () -> "id-" + ++ids);
        run();
    }

    /** The true time. */
    public Instant now() {
        return time.now();
    }

    public LineConnection connect() {
        return new LineConnection(this, running().connect());
    }

    /** Connects, signs in and takes the greeting off. */
    public LineConnection signIn(SessionRole role, AccountId account, String... options) {
        LineConnection connection = connect();
        connection.send("AUTH|" + role + "|" + Tokens.of(role, account)
                + (options.length == 0 ? "" : "|" + String.join("|", options)));
        List<String> greeting = connection.take();
        if (greeting.isEmpty() || !greeting.getFirst().startsWith("AUTH_OK|")) {
            throw new AssertionError("not signed in: " + greeting);
        }
        return connection;
    }

    /** Somebody who acts whenever the server has run. */
    public void besides(Runnable other) {
        others.add(other);
    }

    public void run() {
        for (int i = 0; i < ROUNDS; i++) {
            running().run();
        }
    }

    public void pass(Duration duration) {
        for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(STEP)) {
            time.pass(STEP.toMillis());
            run();
            others.forEach(Runnable::run);
        }
    }

    /** The computer's clock is wrong from now on. */
    public void setClockAhead(Duration duration) {
        clockIsAhead = duration;
    }

    /** SIGKILL, and the next start. All connections are gone. */
    public void restart() {
        running().kill();
        start();
    }

    private Server running() {
        if (server == null) {
            throw new IllegalStateException("closed");
        }
        return server;
    }

    @Override
    public void close() {
        running().kill();
        server = null;
    }
}
