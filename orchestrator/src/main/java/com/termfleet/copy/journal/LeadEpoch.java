package com.termfleet.copy.journal;

/**
 * The number that the database gives to each time a server takes the lead, as one server's journal remembers it. The numbers
 * rise by one, so a gap shows that another server had the lead in between. Not thread-safe.
 */
public final class LeadEpoch {

    private static final long NONE = 0;

    private long current = NONE;
    private long last = NONE;

    public boolean isHeld() {
        return current != NONE;
    }

    /** The epoch of the lead that is held; 0, which the database never gives, while it is not. */
    public long current() {
        return current;
    }

    /** @param epoch as the database gave it, above 0 */
    public Leadership taken(long epoch) {
        boolean othersLed = last != NONE && epoch != last + 1;
        current = epoch;
        last = epoch;
        return othersLed ? Leadership.TAKEN_BACK : Leadership.TAKEN;
    }

    public void lost() {
        current = NONE;
    }
}
