package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.signal.SignalSink.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Events that wait to be decided about, in the order in which they came. Processor thread only. */
final class WaitingEvents {

    /** Events kept while the copies cannot be loaded. */
    private static final int MOST_WAITING = 20_000;

    private final Deque<CopyEvent> events = new ArrayDeque<>();

    boolean isEmpty() {
        return events.isEmpty();
    }

    void add(CopyEvent event) {
        events.add(event);
    }

    CopyEvent remove() {
        return events.remove();
    }

    /** They were taken and not decided about: they come before all others again. */
    void putBack(List<CopyEvent> taken) {
        taken.reversed().forEach(events::addFirst);
    }

    /**
     * Refuses the masters' signals as UNAVAILABLE and keeps what followers reported, up to a bound: each follower is asked
     * for a snapshot when the copies are loaded. Timers are set again then too.
     */
    void refuseMasters(String why) {
        events.removeIf(event -> {
            if (unwrapped(event) instanceof CopyEvent.FromMaster(var signal, var reply)) {
                Replies.send(() -> reply.refused(Refusal.UNAVAILABLE, why));
                return true;
            }
            return event instanceof CopyEvent.PairDue;
        });
        while (events.size() > MOST_WAITING) {
            events.removeFirst();
        }
    }

    private static CopyEvent unwrapped(CopyEvent event) {
        return event instanceof CopyEvent.LookedUp lookedUp ? lookedUp.event() : event;
    }
}
