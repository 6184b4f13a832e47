package com.termfleet.terminal.state;

/**
 * Why a terminal is not started again although it is wanted: it would do harm.
 *
 * @param text in words for a person
 */
public record StartBlock(Why why, String text) {

    public enum Why {
        /** The broker refused the login; trying again could lock the account. Ends with new credentials. */
        REJECTED,
        /** Start after start failed, or it filled its host's disk. Ends when a person starts it. */
        QUARANTINED
    }
}
