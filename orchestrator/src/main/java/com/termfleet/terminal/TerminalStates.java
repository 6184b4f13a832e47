package com.termfleet.terminal;

/** The three states of a terminal, kept apart: a container can run while its broker is away and its expert is silent. */
public final class TerminalStates {

    private TerminalStates() {}

    /** The desired state, set by a user. */
    public enum Desired {
        RUNNING,
        STOPPED,
        /** The account was deleted: its container and volume are to be removed. */
        REMOVED
    }

    /** Read from the engine's events and list. */
    public enum Container {
        CREATING,
        STARTING,
        RUNNING,
        STOPPING,
        STOPPED,
        CRASHED,
        LOST,
        BACKING_OFF,
        QUARANTINED
    }

    /** Read from the journal and from CONNECTED in the heartbeat. */
    public enum Broker {
        UNKNOWN,
        CONNECTING,
        AUTHORIZED,
        INVESTOR,
        REJECTED,
        DISCONNECTED
    }

    /** Read from heartbeats and the journal. */
    public enum Expert {
        NONE,
        STARTING,
        ALIVE,
        SILENT,
        FAILED,
        NOT_ALLOWED,
        REMOVED
    }
}
