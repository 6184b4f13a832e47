package com.termfleet.simulation;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The network between one client and the server: at most one connection at a time, and what goes wrong with it. */
final class Wire {

    private static final int USUAL_DELAY = 5;

    private final Random random;
    private @Nullable ServerConnection server;
    private Pipe up;
    private Pipe down;
    private int delay = USUAL_DELAY;
    private long silentUntil;
    /** Bytes have disappeared: no connection goes on after that. */
    private boolean lost;
    /** Something that is no heartbeat was sent since this was last asked. */
    private boolean moved;

    /** Something that is no heartbeat is under way. */
    private boolean moves;

    Wire(Random random) {
        this.random = random;
        this.up = new Pipe(random);
        this.down = new Pipe(random);
    }

    boolean isConnected() {
        return server != null;
    }

    void connect(ServerConnection connection) {
        server = connection;
        up = new Pipe(random);
        down = new Pipe(random);
        silentUntil = 0;
        lost = false;
        moved = true;
    }

    /** Ends the connection; the server learns of it unless the wire is silent. */
    void disconnect(long now) {
        ServerConnection ended = server;
        server = null;
        if (ended != null && silentUntil <= now) {
            ended.hangUp();
        }
    }

    void send(byte[] bytes, long now) {
        note(bytes);
        if (silentUntil <= now) {
            up.send(bytes, now, delay());
        } else {
            lost = true;
        }
    }

    /**
     * Moves bytes in both directions.
     *
     * @return false if the connection has come to its end; it is gone then
     */
    boolean carry(long now, Consumer<byte[]> client) {
        ServerConnection connection = server;
        if (connection == null) {
            return true;
        }
        byte[] sent = connection.take();
        if (sent != null) {
            note(sent);
            if (silentUntil <= now) {
                down.send(sent, now, delay());
            } else {
                lost = true;
            }
        }
        if (lost && silentUntil <= now) {
            disconnect(now);
            return false;
        }
        boolean whole = up.deliver(now, connection::receive) && down.deliver(now, client);
        boolean ended = !connection.isOpen() && down.isEmpty() && silentUntil <= now;
        if (!whole || ended) {
            disconnect(now);
            return false;
        }
        return true;
    }

    private void note(byte[] bytes) {
        if (!isHeartbeat(bytes)) {
            moved = true;
            moves = true;
        }
    }

    /** One line, by which nothing is decided. */
    private static boolean isHeartbeat(byte[] bytes) {
        if (bytes.length < 3 || bytes[0] != 'H' || bytes[1] != 'B') {
            return false;
        }
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end == bytes.length - 1;
    }

    /** Whether anything but heartbeats is under way, or has been since this was last asked. */
    boolean takeMoved() {
        moves &= !up.isEmpty() || !down.isEmpty();
        boolean taken = moved || moves;
        moved = false;
        return taken;
    }

    private int delay() {
        return 1 + random.nextInt(delay);
    }

    // ---- faults

    void cutAfterLines(int lines, boolean upwards) {
        (upwards ? up : down).cutAfter(lines);
    }

    /** Nothing gets through in either direction, and neither end is told: a half-open connection. */
    void silence(long until) {
        silentUntil = until;
    }

    void holdUpFor(Duration duration) {
        if (server != null) {
            server.holdUpFor(duration);
        }
    }

    void delay(int milliseconds) {
        delay = milliseconds;
    }

    void calm() {
        delay = USUAL_DELAY;
        silentUntil = 0;
    }
}
