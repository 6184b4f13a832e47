package com.termfleet.terminal.state;

/**
 * Why a terminal must not be started although its desired state is running.
 *
 * @param text for users
 */
public record StartBlock(Why why, String text) {

    public enum Why {
        /** The broker rejected the login; a retry could lock the account. Ends with new credentials. */
        REJECTED,
        /** Start after start failed, or it filled its host's disk. Ends when a person starts it. */
        QUARANTINED
    }
}
