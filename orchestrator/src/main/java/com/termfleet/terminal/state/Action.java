package com.termfleet.terminal.state;

import java.time.Instant;

/** The next action on a terminal. */
public sealed interface Action {

    /** None until its state changes. */
    record Rest() implements Action {}

    /** None before {@code until}, unless its state changes. */
    record WaitUntil(Instant until) implements Action {}

    /** Create the container if needed, start it and deliver the credentials. */
    record Start() implements Action {}

    /** Deliver the credentials to a container that runs without them. */
    record Deliver() implements Action {}

    /** Ask the terminal to stop, and kill it after a grace period. */
    record Stop() implements Action {}

    /** Kill the container, because the terminal does not respond. */
    record Kill() implements Action {}

    /** The run has failed: record it, then decide again. */
    record GiveUp(String why) implements Action {}

    /** Remove container and volume. */
    record Remove() implements Action {}
}
