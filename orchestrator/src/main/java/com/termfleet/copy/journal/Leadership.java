package com.termfleet.copy.journal;

/** Whether this server may write the journal. */
public enum Leadership {
    /** It may from now on; another server may have written before. */
    TAKEN,
    /** It still may. */
    KEPT,
    /** Another server has the lead. */
    STANDBY
}
