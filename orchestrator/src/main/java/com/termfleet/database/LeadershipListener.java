package com.termfleet.database;

/**
 * Told when this server becomes the one that may write to the database, and when it is not that any more. Called on the
 * copy processor's thread: what is not a matter of milliseconds belongs on another thread.
 */
public interface LeadershipListener {

    /** In which order listeners are told that this server has the lead; that it has lost it, the other way round. */
    enum Step {
        /** Reads again what another server may have changed. */
        LOAD,
        /** Begins to act on what was read. */
        ACT,
        /** Lets others make changes. */
        ADMIT
    }

    default Step step() {
        return Step.LOAD;
    }

    /**
     * Each time this server becomes the one that may write: at start-up, after the database was lost, and when a standby
     * takes over. What was read from the database before may be out of date. An exception makes it be called again after a
     * pause.
     */
    void leadershipTaken();

    /** The connection that holds the lead is gone: another server may have the lead by now. */
    default void leadershipLost() {}

    /**
     * Another server has the lead, or had it until this one took it back. Repeated about every second while another one has
     * it.
     */
    default void standingBy() {}
}
