package com.termfleet.copy.sizing.mode;

/** One sizing mode: the volume of a copy before limits and rounding. Implementations are pure and have no state. */
public interface SizingRule {

    /** Either a volume, or the reason why there can be none. Data that is missing or stale is never replaced by a guess. */
    Size of(SizingBasis basis);
}
