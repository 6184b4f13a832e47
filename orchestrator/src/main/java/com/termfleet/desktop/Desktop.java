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

/** One terminal's desktop and who watches it. Its server runs while somebody does, and a little longer. */
final class Desktop {

    /** A page that is loaded anew, or another look a moment later, finds the server still there. */
    static final Duration GRACE = Duration.ofSeconds(10);

    static final int MOST_WATCHERS = 16;

    private static final Logger log = LoggerFactory.getLogger(Desktop.class);

    private final VncServer server;
    private final DelayedExecutor later;

    /** Held while the server is started, connected to, or stopped: one after the other. */
    private final ReentrantLock serverLock = new ReentrantLock();

    /** Changed under the lock or by a leaving watcher; read by anybody. */
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
                throw new DesktopUnavailableException("Already " + MOST_WATCHERS + " watch this desktop.");
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

    /** Ends the connections of those who may not use the account any more. */
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
            // The container may be gone, and its server with it; if not, the next to look starts it over.
            log.debug("A desktop's server could not be stopped: {}", e.getMessage());
        } finally {
            serverLock.unlock();
        }
    }
}
