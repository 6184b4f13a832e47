package com.termfleet.database;

import com.termfleet.kernel.UnavailableException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * A component whose round is done again and again, on a thread of its own, while this server has the lead. A round that fails
 * does not end the rounds: while the database is away it is tried again silently, any other failure is logged as an error.
 */
public abstract class LeaderTask implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaderTask.class);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT_FOR_LEAD = Duration.ofSeconds(10);

    private final String name;
    private final Duration pause;
    private final LeadershipStatus leadership;
    private final RepeatedTask rounds;

    /**
     * @param name of its thread and in logs
     * @param pause between two rounds; for the lead it waits no longer than ten seconds
     */
    protected LeaderTask(String name, Duration pause, LeadershipStatus leadership) {
        this.name = name;
        this.pause = pause;
        this.leadership = leadership;
        this.rounds = new RepeatedTask(name, this::tryRound);
    }

    /** Interrupted when the server stops. */
    protected abstract void round();

    private Duration tryRound() {
        if (leadership.state() != LeadershipStatus.State.LEADER) {
            return pause.compareTo(LONGEST_WAIT_FOR_LEAD) < 0 ? pause : LONGEST_WAIT_FOR_LEAD;
        }
        try {
            round();
        } catch (DataAccessException | TransactionException | UnavailableException e) {
            log.debug("Waits for the database task={}", name, e);
        } catch (RuntimeException e) {
            log.error("Unexpected error; tried again after {} ms task={}", pause.toMillis(), name, e);
        }
        return pause;
    }

    @Override
    public final void start() {
        rounds.start();
    }

    @Override
    public final void stop() {
        boolean _ = rounds.stop(STOP_TIME);
    }

    @Override
    public final boolean isRunning() {
        return rounds.isRunning();
    }
}
