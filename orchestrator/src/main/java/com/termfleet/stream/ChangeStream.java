package com.termfleet.stream;

import com.termfleet.access.Principal;
import java.time.Duration;
import java.util.List;

/** Publishes changes to subscribers. Thread-safe. */
public interface ChangeStream {

    /**
     * Subscribes to the changes that this user may see from now on. The caller closes the feed.
     *
     * @throws com.termfleet.kernel.ConflictException if there are too many subscribers
     */
    Feed open(Principal principal);

    /** One subscriber's events. For one thread; {@code close} may be called by any. */
    interface Feed extends AutoCloseable {

        /**
         * Waits for events.
         *
         * @return in order, coalesced by object; empty if there is none within {@code patience}
         * @throws InterruptedException if the thread is interrupted
         */
        List<StreamEvent> next(Duration patience) throws InterruptedException;

        /** Whether the feed has ended: there will be no more events. */
        boolean isClosed();

        @Override
        void close();
    }
}
