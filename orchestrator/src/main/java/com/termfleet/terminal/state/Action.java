package com.termfleet.terminal.state;

import java.time.Instant;

/** What is to be done about a terminal now. */
public sealed interface Action {

    /** Nothing, until something happens. */
    record Rest() implements Action {}

    /** Nothing before {@code until}, unless something happens. */
    record WaitUntil(Instant until) implements Action {}

    /** Make the container if need be, start it and hand over the credentials. */
    record Start() implements Action {}

    /** Hand over the credentials to a container that runs without them. */
    record Deliver() implements Action {}

    /** Ask the terminal to end, and end it after a while. */
    record Stop() implements Action {}

    /** End at once what does not answer any more. */
    record Kill() implements Action {}

    /** The run has come to nothing: record it, then see. */
    record GiveUp(String why) implements Action {}

    /** Container and volume are to go. */
    record Remove() implements Action {}
}
