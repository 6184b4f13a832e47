package com.termfleet.terminal;

/**
 * Why a terminal is not started again although it is wanted: it would do harm.
 *
 * @param text in words for a person
 */
record Held(Why why, String text) {

    enum Why {
        /** The broker refused the login; trying again could lock the account. Ends with new credentials. */
        REJECTED,
        /** Start after start failed. Ends when a person starts it. */
        QUARANTINED
    }
}
