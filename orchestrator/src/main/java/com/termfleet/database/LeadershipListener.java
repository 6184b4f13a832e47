package com.termfleet.database;

/**
 * Told each time this server becomes the one that may write: at start-up, after the database was lost, and when a standby
 * takes over. What was read from the database before may be out of date. Called before the copies are loaded, on the copy
 * processor's thread; an exception makes it be called again after a pause.
 */
public interface LeadershipListener {

    void leadershipTaken();
}
