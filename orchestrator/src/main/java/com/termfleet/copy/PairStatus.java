package com.termfleet.copy;

/** The life of a copy: PENDING until the follower has answered, OPEN, CLOSED; or it never opened, with a reason. */
public enum PairStatus {
    PENDING,
    OPEN,
    CLOSED,
    SKIPPED,
    FAILED
}
