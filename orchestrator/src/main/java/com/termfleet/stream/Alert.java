package com.termfleet.stream;

import com.termfleet.kernel.AccountId;
import java.time.Instant;

/** An account or its terminal needs, or may soon need, a person's attention. */
record Alert(Instant at, AccountId accountId, Severity severity, String text) {

    enum Severity {
        /** Recovery is automatic; a person should look if it persists. */
        WARNING,
        /** A person has to act. */
        CRITICAL
    }
}
