package com.termfleet.stream;

import com.termfleet.kernel.AccountId;
import java.time.Instant;

/** A terminal needs somebody, or soon will. */
record Alert(Instant at, AccountId accountId, Severity severity, String text) {

    enum Severity {
        /** It is being dealt with; worth a look if it stays. */
        WARNING,
        /** Nothing happens until a person does something. */
        CRITICAL
    }
}
