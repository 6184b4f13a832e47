package com.termfleet.stream;

import com.termfleet.access.Principal;
import java.time.Duration;
import java.util.List;

/** Everything that changes, for whoever wants to follow it. Thread-safe. */
public interface ChangeStream {

    /**
     * Follows what this person may see from now on. To be closed.
     *
     * @throws com.termfleet.kernel.ConflictException if too many are following already
     */
    Feed open(Principal principal);

    /** One follower's events. For one thread; {@code close} is for any. */
    interface Feed extends AutoCloseable {

        /**
         * Waits for events.
         *
         * @return in the order they happened, coalesced by object; empty after {@code patience} without any
         * @throws InterruptedException if the thread is to end
         */
        List<StreamEvent> next(Duration patience) throws InterruptedException;

        /** Whether there will never be another event. */
        boolean isClosed();

        @Override
        void close();
    }
}
