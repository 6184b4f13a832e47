package com.termfleet.database;

/**
 * For statements whose commit need not wait until it is on the disk, since a later commit of the same request waits for it, or since
 * what a crash takes away is done again. A commit that does wait makes all earlier ones durable.
 */
public final class WithoutFlush {

    /** What an insert or update without a transaction around it returns beside its own columns, as text. */
    public static final String COLUMN = "set_config('synchronous_commit', 'off', true) as without_flush";

    private WithoutFlush() {}
}
