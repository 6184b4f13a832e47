package com.termfleet.desktop;

import com.termfleet.access.Principal;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One terminal's desktop and its watchers. Its VNC server runs while there are watchers, and a little longer. */
final class Desktop {

    /** How long the server keeps running without watchers, so that reloading a page does not restart it. */
    static final Duration GRACE = Duration.ofSeconds(10);

    static final int MOST_WATCHERS = 16;

    private static final Logger log = LoggerFactory.getLogger(Desktop.class);

    private final VncServer server;
    private final DelayedExecutor later;

    /** Held while the server is started, connected to, or stopped. */
    private final ReentrantLock serverLock = new ReentrantLock();

    /** Changed under the lock, and by a connection that closes; read by any thread. */
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

    private final List<DesktopConnection> connections = new CopyOnWriteArrayList<>();

    Desktop(VncServer server, DelayedExecutor later) {
        this.server = server;
        this.later = later;
    }

    List<Watcher> watchers() {
        return List.copyOf(watchers);
    }

    DesktopConnection open(DesktopTicket ticket, Instant now) throws DesktopUnavailableException {
        serverLock.lock();
        try {
            if (watchers.size() >= MOST_WATCHERS) {
                throw new DesktopUnavailableException(
                        "This desktop has " + MOST_WATCHERS + " viewers, the most allowed. Try again later.");
            }
            Socket socket = server.connect();
            Watcher watcher = new Watcher(ticket.holder().email(), ticket.viewOnly(), now);
            watchers.add(watcher);
            AtomicBoolean left = new AtomicBoolean();
            DesktopConnection connection = new DesktopConnection(ticket.holder(), socket, closed -> {
                if (left.compareAndSet(false, true)) {
                    leave(watcher, closed);
                }
            });
            connections.add(connection);
            connection.endWith(ticket.holder().grant());
            return connection;
        } finally {
            serverLock.unlock();
        }
    }

    /** Ends the connections of watchers who may no longer use the account. */
    void keepOnly(Predicate<Principal> mayUse) {
        connections.stream()
                .filter(connection -> !mayUse.test(connection.holder()))
                .forEach(DesktopConnection::end);
    }

    private void leave(Watcher watcher, DesktopConnection closed) {
        watchers.remove(watcher);
        connections.remove(closed);
        if (watchers.isEmpty()) {
            later.run(GRACE, this::stopUnlessWatched);
        }
    }

    private void stopUnlessWatched() {
        serverLock.lock();
        try {
            if (watchers.isEmpty()) {
                server.stop();
            }
        } catch (RuntimeException e) {
            // The container may be gone, and its server with it. If not, the next watcher restarts it.
            log.debug("VNC server not stopped reason={}", e.getMessage());
        } finally {
            serverLock.unlock();
        }
    }
}
