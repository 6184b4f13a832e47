package com.termfleet.copy.pause;

/**
 * What still passes during a pause, from the mildest mode to the strictest. Changes and closes that did not pass are caught
 * up on when the pause ends; opens are not, see {@code existingPositions}.
 */
public enum PauseMode {
    /** Opens and closes pass; changes of stop loss and take profit wait. */
    OPEN_AND_CLOSE,
    /** Closes pass; the master's opens are skipped. */
    CLOSE_ONLY,
    /** Nothing is sent; closes wait. */
    FROZEN;

    boolean isStricterThan(PauseMode other) {
        return compareTo(other) > 0;
    }
}
