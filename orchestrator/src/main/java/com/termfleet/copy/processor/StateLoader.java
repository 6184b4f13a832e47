package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.JournalException;
import com.termfleet.copy.processor.state.CopyState;
import com.termfleet.copy.processor.state.Moment;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the lead over the database and loads the copies: at start-up, after the database was lost, and after an error. A
 * load that fails is repeated with growing pauses. Processor thread only, {@link #status} from any thread.
 */
final class StateLoader {

    private static final Logger log = LoggerFactory.getLogger(StateLoader.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Journal journal;
    private final Lead lead;
    private final CopyState state;
    private final StateRestorer restorer;

    private Instant loadAt = Instant.EPOCH;
    private Duration pause = FIRST_PAUSE;

    /** Written by the processor thread, read by the health check. */
    private volatile ProcessorState status = ProcessorState.STARTING;

    StateLoader(Journal journal, Lead lead, CopyState state, StateRestorer restorer) {
        this.journal = journal;
        this.lead = lead;
        this.state = state;
        this.restorer = restorer;
    }

    ProcessorState status() {
        return status;
    }

    /** When the next attempt is due while the copies are not loaded. */
    Instant loadAt() {
        return loadAt;
    }

    /** Drops what is in memory: before anything else is decided, the copies are loaded as at start-up. */
    void unload(ProcessorState why, Instant now) {
        state.unload();
        status = why;
        loadAt = now;
    }

    /** @return whether the copies are loaded now */
    boolean load(Moment moment) {
        Instant now = moment.at();
        if (now.isBefore(loadAt)) {
            return false;
        }
        try {
            if (!lead.take(now)) {
                becomeStandby(now);
                return false;
            }
            restorer.restore(journal.load(), moment);
            pause = FIRST_PAUSE;
            status = ProcessorState.READY;
            return true;
        } catch (JournalException e) {
            status = ProcessorState.DATABASE_AWAY;
            log.warn("Database cannot be read retryInMs={} reason={}", pause.toMillis(), e.getMessage());
        } catch (RuntimeException | Error e) {
            status = ProcessorState.FAILED;
            log.error("Copies could not be loaded retryInMs={}", pause.toMillis(), e);
        }
        retryLater(now);
        return false;
    }

    private void becomeStandby(Instant now) {
        if (status != ProcessorState.STANDBY) {
            log.info("Standby: another server has the lead over this database");
        }
        status = ProcessorState.STANDBY;
        loadAt = now.plus(LONGEST_PAUSE);
    }

    private void retryLater(Instant now) {
        loadAt = now.plus(pause);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
