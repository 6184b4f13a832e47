package com.termfleet.copy;

import com.termfleet.kernel.Price;

/** A position's stop loss and take profit; either may be {@link Price#NONE}. */
record Stops(Price stopLoss, Price takeProfit) {

    static final Stops NONE = new Stops(Price.NONE, Price.NONE);

    Stops swapped() {
        return new Stops(takeProfit, stopLoss);
    }
}
