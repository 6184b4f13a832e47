package com.termfleet.database;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Whether this server may write to the database, for whoever admits changes. Thread-safe; answers from memory. */
@Component
public class LeadershipStatus implements LeadershipListener {

    public enum State {
        /** Not known: the server has just started, or the database cannot be reached. */
        UNDECIDED,
        LEADER,
        /** Another server has the lead. */
        STANDBY
    }

    private final CountDownLatch decided = new CountDownLatch(1);
    private volatile State state = State.UNDECIDED;

    public State state() {
        return state;
    }

    /**
     * Waits until it is decided for the first time which server has the lead.
     *
     * @return the state when it was, or UNDECIDED if it was not in time
     */
    public State awaitDecision(Duration deadline) throws InterruptedException {
        boolean _ = decided.await(deadline.toMillis(), TimeUnit.MILLISECONDS);
        return state;
    }

    @Override
    public Step step() {
        return Step.ADMIT;
    }

    @Override
    public void leadershipTaken() {
        decide(State.LEADER);
    }

    @Override
    public void leadershipLost() {
        state = State.UNDECIDED;
    }

    @Override
    public void standingBy() {
        decide(State.STANDBY);
    }

    private void decide(State now) {
        state = now;
        decided.countDown();
    }
}
