package com.termfleet.destination;

import com.termfleet.kernel.PairId;
import java.util.Optional;

/**
 * The ids of the commands that open one copy. The first open carries the copy's own id, and so does a repeat of it. A
 * refusal ends an id, so each further try puts its number in front: copy 412 is opened as 412, 10000000000412,
 * 20000000000412 and so on. The comment {@code TF<id>} of a position leads back to its copy whichever try opened it,
 * without anything being stored.
 */
public final class OpenCommandId {

    /** Far above every id that the database's sequence gives; an id with five digits in front still has 18 digits. */
    private static final long TRY = 10_000_000_000_000L;

    private OpenCommandId() {}

    public static long first(PairId pair) {
        return pair.value();
    }

    /** The id to use after {@code refused} was refused. */
    public static long after(long refused) {
        return refused + TRY;
    }

    /** The copy that a command with this id opens; empty if no open has such an id. */
    public static Optional<PairId> pair(long id) {
        long pair = id % TRY;
        return pair > 0 ? Optional.of(new PairId(pair)) : Optional.empty();
    }
}
