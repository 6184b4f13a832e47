package com.termfleet.risk.limits;

import com.termfleet.kernel.Side;

/** The sides on which may be opened; those of the copy, after a reversal. */
public enum Sides {
    BUY,
    SELL,
    BOTH;

    public boolean allow(Side side) {
        return switch (this) {
            case BUY -> side == Side.BUY;
            case SELL -> side == Side.SELL;
            case BOTH -> true;
        };
    }
}
