package com.termfleet.source.mt5;

import org.jspecify.annotations.Nullable;

/**
 * Follows the {@code seq=} counter of one session. The first number seen is where it starts, since a snapshot follows
 * every sign-in and covers what came before; a number seen before is a repeat, not a gap.
 */
final class SequenceCheck {

    private @Nullable Long highest;

    /** @param sequence null if the line carried none */
    boolean isGap(@Nullable Long sequence) {
        if (sequence == null) {
            return false;
        }
        boolean gap = highest != null && sequence > highest + 1;
        if (highest == null || sequence > highest) {
            highest = sequence;
        }
        return gap;
    }
}
