package com.termfleet.copy.journal;

/** Whether this server may write the journal. */
public enum Leadership {
    /** It may from now on. If it did before, no other server has written since. */
    TAKEN,
    /** It may again, and another server has written since it did. */
    TAKEN_BACK,
    /** It still may. */
    KEPT,
    /** Another server has the lead. */
    STANDBY
}
