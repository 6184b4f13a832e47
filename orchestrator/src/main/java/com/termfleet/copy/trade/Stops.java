package com.termfleet.copy.trade;

import com.termfleet.kernel.Price;

/** A position's stop loss and take profit; either may be {@link Price#NONE}. */
public record Stops(Price stopLoss, Price takeProfit) {

    public static final Stops NONE = new Stops(Price.NONE, Price.NONE);

    public Stops swapped() {
        return new Stops(takeProfit, stopLoss);
    }
}
