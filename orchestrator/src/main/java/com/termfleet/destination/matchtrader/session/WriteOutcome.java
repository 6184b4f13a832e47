package com.termfleet.destination.matchtrader.session;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of a write after it was sent. */
public sealed interface WriteOutcome {

    /** @param id of the position or order; null if the broker did not tell */
    record Done(@Nullable String id) implements WriteOutcome {}

    /** @param text the broker's words */
    record Refused(String text) implements WriteOutcome {}

    /**
     * Certainly not executed: not sent, or turned away.
     *
     * @param retryAfter how long to wait before the next call
     */
    record NotSent(String why, Duration retryAfter) implements WriteOutcome {}

    /** It may have been executed, or may still be. */
    record Unknown(String why) implements WriteOutcome {}
}
