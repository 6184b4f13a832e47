package com.termfleet.copy;

import com.termfleet.kernel.Price;

/** A position's stop loss and take profit; either may be {@link Price#NONE}. */
record Stops(Price stopLoss, Price takeProfit) {

    Stops swapped() {
        return new Stops(takeProfit, stopLoss);
    }

    Stops only(boolean keepStopLoss, boolean keepTakeProfit) {
        if (keepStopLoss && keepTakeProfit) {
            return this;
        }
        return new Stops(keepStopLoss ? stopLoss : Price.NONE, keepTakeProfit ? takeProfit : Price.NONE);
    }
}
