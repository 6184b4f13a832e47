package com.termfleet.copy.processor.state;

import java.time.Duration;
import java.time.Instant;

/**
 * When something is decided or done, by two measures. What a signal's age is and what is stored go by the clock. How long a
 * follower is waited for goes by the time that has passed: the clock jumps ahead when the system's is set, and would end such
 * a wait before its time.
 *
 * @param at by the clock
 * @param passed since this process's counter began; grows evenly, and means nothing to another process
 */
public record Moment(Instant at, Duration passed) {

    /** How much is left of a wait that began then; zero or negative if it is over. */
    public Duration leftOf(Duration wait, Duration beganAt) {
        return beganAt.plus(wait).minus(passed);
    }

    /** When the clock will show that this much time has passed, unless it is set. */
    public Instant after(Duration left) {
        return at.plus(left);
    }

    /** The moment at which the clock showed this, provided that it has not been set since. */
    public Moment earlier(Instant then) {
        return new Moment(then, passed.minus(Duration.between(then, at)));
    }
}
