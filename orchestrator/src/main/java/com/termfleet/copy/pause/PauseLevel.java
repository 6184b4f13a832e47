package com.termfleet.copy.pause;

/** What a pause applies to, from the narrowest to the widest. */
public enum PauseLevel {
    SUBSCRIPTION,
    /** All subscriptions of a follower's account. */
    FOLLOWER,
    /** All subscriptions to a master's account. */
    MASTER,
    /** Every subscription. */
    ALL
}
