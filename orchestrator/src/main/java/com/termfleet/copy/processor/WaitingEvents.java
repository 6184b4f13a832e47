package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.signal.SignalSink.Refusal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Events that wait to be decided about. What masters report, and changes of subscriptions, pauses and accounts, take turns
 * with what followers report and what is due: a signal is copied before the answers to earlier ones are recorded, and neither
 * kind waits for more than one turn of the other's. Within each kind the order is that in which the events came. No report is
 * decided about while a change of a subscription or a pause waits: what follows from it must not be sent after a pause.
 * Processor thread only.
 */
final class WaitingEvents {

    /** Events kept while the copies cannot be loaded. */
    private static final int MOST_WAITING = 20_000;

    /** Changes in one turn: so that a burst does not make the first of it wait for the last. */
    private static final int ENOUGH_OF_SIGNALS = 2_000;

    /** A signal that comes meanwhile waits until these are stored; fewer would cost more for each. */
    private static final int ENOUGH_OF_REPORTS = 500;

    /** @param reportsBefore how many of all reports must have been taken before it */
    private record Ordered(CopyEvent event, long reportsBefore) {}

    private final Predicate<CopyEvent> afterReports;
    private final Deque<Ordered> signals = new ArrayDeque<>();
    private final Deque<CopyEvent> reports = new ArrayDeque<>();
    private long reportsAdded;
    /** Among the signals: changes of subscriptions and accounts. */
    private int settings;

    private boolean reportsAreNext;
    private int changesOfSignals;

    /** @param afterReports of an event of a master, whether the reports that came before it are decided about first */
    WaitingEvents(Predicate<CopyEvent> afterReports) {
        this.afterReports = afterReports;
    }

    boolean isEmpty() {
        return signals.isEmpty() && reports.isEmpty();
    }

    /** How many of them are masters'. */
    int signals() {
        return signals.size();
    }

    void add(CopyEvent event) {
        if (!isSignal(event)) {
            reports.add(event);
            reportsAdded++;
        } else {
            boolean later = !reports.isEmpty() && afterReports.test(unwrapped(event));
            signals.add(new Ordered(event, later ? reportsAdded : 0));
            settings += isSetting(event) ? 1 : 0;
        }
    }

    /** Whose turn it is: what is decided about in one transaction. To be called while events wait. */
    Turn nextTurn() {
        boolean ofReports = !reports.isEmpty() && ((reportsAreNext && settings == 0) || !mayTakeSignal());
        // Only of reports that had to wait: the consequences of later ones are not sent before signals that came with
        // them.
        reportsAreNext = !ofReports && !reports.isEmpty();
        return new Turn(ofReports);
    }

    private boolean mayTakeSignal() {
        Ordered first = signals.peek();
        return first != null && reportsAdded - reports.size() >= first.reportsBefore;
    }

    /** They were taken and not decided about: they come before all others again. */
    void putBack(List<CopyEvent> taken) {
        for (CopyEvent event : taken.reversed()) {
            if (isSignal(event)) {
                signals.addFirst(new Ordered(event, 0));
                settings += isSetting(event) ? 1 : 0;
            } else {
                reports.addFirst(event);
            }
        }
    }

    /**
     * Refuses the masters' signals as UNAVAILABLE and keeps what followers reported, up to a bound: each follower is asked
     * for a snapshot when the copies are loaded. Timers are set again then too.
     */
    void refuseMasters(String why) {
        signals.removeIf(waiting -> {
            if (unwrapped(waiting.event()) instanceof CopyEvent.FromMaster(var signal, var reply)) {
                Replies.send(() -> reply.refused(Refusal.UNAVAILABLE, why));
                return true;
            }
            return false;
        });
        reports.removeIf(event -> event instanceof CopyEvent.PairDue || event instanceof CopyEvent.ResultsWanted);
        trim(signals);
        trim(reports);
        settings = (int) signals.stream()
                .map(Ordered::event)
                .filter(WaitingEvents::isSetting)
                .count();
    }

    /**
     * Drops changes of settings, which are in the database before they come here: what is loaded contains them, or what another
     * server has made of them since.
     */
    void dropSettings() {
        signals.removeIf(waiting -> isSetting(waiting.event()));
        reports.removeIf(event -> event instanceof CopyEvent.LimitsSet || event instanceof CopyEvent.StoppedOut);
        settings = 0;
    }

    private static void trim(Deque<?> events) {
        while (events.size() > MOST_WAITING) {
            events.removeFirst();
        }
    }

    private static boolean isSignal(CopyEvent event) {
        return switch (unwrapped(event)) {
            case CopyEvent.FromMaster _, CopyEvent.MasterHolds _, CopyEvent.MasterLists _ -> true;
            default -> isSetting(event);
        };
    }

    private static boolean isSetting(CopyEvent event) {
        return event instanceof CopyEvent.Subscribed
                || event instanceof CopyEvent.Paused
                || event instanceof CopyEvent.AccountDeleted;
    }

    private CopyEvent removeSignal() {
        CopyEvent event = signals.remove().event();
        settings -= isSetting(event) ? 1 : 0;
        return event;
    }

    private static CopyEvent unwrapped(CopyEvent event) {
        return event instanceof CopyEvent.LookedUp lookedUp ? lookedUp.event() : event;
    }

    /** Takes events of one kind until there are enough of them. */
    final class Turn {

        private final boolean ofReports;

        private Turn(boolean ofReports) {
            this.ofReports = ofReports;
        }

        /**
         * Null at the turn's end.
         *
         * @param changes how many changes the events of this turn have made so far
         */
        @Nullable
        CopyEvent next(int changes) {
            if (ofReports) {
                // As many as the signals before them made, so that answers keep up with a steady stream of signals.
                return changes < Math.max(ENOUGH_OF_REPORTS, changesOfSignals) ? reports.poll() : null;
            }
            changesOfSignals = changes;
            return changes < ENOUGH_OF_SIGNALS && mayTakeSignal() ? removeSignal() : null;
        }
    }
}
