package com.termfleet.access;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated person's access: a browser session, an API token, or their password. It ends when they sign out,
 * when the token is revoked, when the password changes or when the user is disabled. Work that outlives a request (a
 * stream, a desktop) registers with it and is notified at once when it ends. Thread-safe.
 */
public final class Grant {

    private final @Nullable Instant expiresAt;
    // Guarded by this.
    private final Set<Hold> holds = new LinkedHashSet<>();
    private boolean ended;

    /** Without an expiry. */
    public Grant() {
        this(null);
    }

    /** @param expiresAt when it expires; null for never */
    public Grant(@Nullable Instant expiresAt) {
        this.expiresAt = expiresAt;
    }

    /**
     * Whether it has neither ended nor expired. Listeners are not notified of an expiry: work that holds a grant for
     * long checks again.
     */
    public synchronized boolean holds(Instant now) {
        return !ended && (expiresAt == null || now.isBefore(expiresAt));
    }

    /** When it expires; null for never. */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** Whether it has not ended, whatever its expiry. */
    public synchronized boolean isOpen() {
        return !ended;
    }

    /**
     * @param onEnd run once when the grant ends, at once if it has; must not block
     * @return to be closed when the work is done
     */
    public Hold hold(Runnable onEnd) {
        Hold hold = new Hold(onEnd);
        synchronized (this) {
            if (!ended) {
                holds.add(hold);
                return hold;
            }
        }
        onEnd.run();
        return hold;
    }

    /** Does nothing the second time. */
    public void end() {
        List<Hold> told;
        synchronized (this) {
            ended = true;
            told = List.copyOf(holds);
            holds.clear();
        }
        told.forEach(hold -> hold.onEnd.run());
    }

    /** One listener's registration with a grant. */
    public final class Hold implements AutoCloseable {

        private final Runnable onEnd;

        private Hold(Runnable onEnd) {
            this.onEnd = onEnd;
        }

        /** Removes the listener. */
        @Override
        public void close() {
            synchronized (Grant.this) {
                holds.remove(this);
            }
        }
    }
}
