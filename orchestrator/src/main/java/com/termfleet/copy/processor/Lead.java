package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.database.LeadershipListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes the lead over the database, confirms it, and tells those whom it concerns. Processor thread only. */
final class Lead {

    private static final Logger log = LoggerFactory.getLogger(Lead.class);

    /**
     * With the time that an unanswered question takes this is less than PostgreSQL needs to give the lock of a vanished
     * server to another.
     */
    private static final Duration CONFIRM_EVERY = Duration.ofSeconds(2);

    private final Journal journal;
    private final List<LeadershipListener> listeners;
    private boolean announced;
    private Instant confirmAt = Instant.EPOCH;
    private boolean standby;
    private Instant othersLedAt = Instant.EPOCH;

    Lead(Journal journal, List<LeadershipListener> listeners) {
        this.journal = journal;
        this.listeners = listeners.stream()
                .sorted(Comparator.comparing(LeadershipListener::step))
                .toList();
    }

    /**
     * @return false while another server has the lead
     * @throws JournalException if the database is away
     */
    boolean take(Instant now) {
        switch (journal.lead()) {
            case STANDBY -> {
                standby = true;
                tellOfLoss(LeadershipListener::standingBy);
                return false;
            }
            case TAKEN_BACK -> {
                log.info("Took the lead over the database back from another server");
                standby = true;
                tellOfLoss(LeadershipListener::standingBy);
                announced = false;
            }
            case TAKEN -> {
                log.info("Took the lead over the database");
                announced = false;
            }
            case KEPT -> {}
        }
        if (standby) {
            standby = false;
            othersLedAt = now;
        }
        if (!announced) {
            listeners.forEach(LeadershipListener::leadershipTaken);
            announced = true;
        }
        return true;
    }

    /**
     * Makes sure now and then that this server still has the lead: without signals nothing else would show that the
     * connection is gone.
     *
     * @throws JournalException if it has not
     */
    void confirm(Instant now) {
        if (!now.isBefore(confirmAt)) {
            journal.confirmLead();
            confirmAt = now.plus(CONFIRM_EVERY);
        }
    }

    /**
     * Whether it is a master's snapshot or a follower's answer from before another server had the lead. Trades that the other
     * server recorded are not in it, and stamps of two computers do not tell which is older; an answer may be to a command that
     * the other server has replaced. The snapshots that follow the change of the lead tell what became of it.
     */
    boolean isOutdated(CopyEvent event) {
        return switch (event) {
            case CopyEvent.MasterHolds holds -> holds.snapshot().receivedAt().isBefore(othersLedAt);
            case CopyEvent.MasterLists lists -> lists.snapshot().receivedAt().isBefore(othersLedAt);
            case CopyEvent.Reported reported -> reported.report().receivedAt().isBefore(othersLedAt);
            case CopyEvent.LookedUp lookedUp -> isOutdated(lookedUp.event());
            default -> false;
        };
    }

    void lost() {
        announced = false;
        tellOfLoss(LeadershipListener::leadershipLost);
    }

    private void tellOfLoss(Consumer<LeadershipListener> news) {
        for (LeadershipListener listener : listeners.reversed()) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                log.warn(
                        "Listener failed on a change of the lead listener={}",
                        listener.getClass().getSimpleName(),
                        e);
            }
        }
    }
}
