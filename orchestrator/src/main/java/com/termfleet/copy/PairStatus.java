package com.termfleet.copy;

/**
 * The life of a copy: PENDING until the follower has answered, PLACED while it is a pending order at the follower's broker,
 * OPEN, CLOSED; CANCELLED for an order that was removed without a fill. Or it never came to that, with a reason.
 */
public enum PairStatus {
    PENDING,
    PLACED,
    OPEN,
    CLOSED,
    CANCELLED,
    SKIPPED,
    FAILED
}
