package com.termfleet.copy.trade;

import com.termfleet.kernel.Lots;

/**
 * {@code copy} lots of the follower stand for {@code master} lots of the master. What is to be left after partial closes is
 * always reckoned from here and never from the previous rounding, so sizes do not drift.
 *
 * @param step the follower's volume step
 */
public record Share(Lots copy, Lots master, Lots step) {

    /**
     * What is to be left of the copy when {@code remaining} of the master is left: the closed share is rounded down to the
     * step, and the last close takes the rest.
     */
    public Lots whenMasterHas(Lots remaining) {
        if (remaining.isZero()) {
            return Lots.ZERO;
        }
        if (!remaining.isBelow(master)) {
            return copy;
        }
        Lots closed = copy.share(master.minus(remaining), master).floorTo(step);
        return copy.minus(closed);
    }
}
