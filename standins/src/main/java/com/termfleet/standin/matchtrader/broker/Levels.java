package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;

/** Stop loss and take profit as prices; zero: none. */
public record Levels(BigDecimal stopLoss, BigDecimal takeProfit) {

    public static final Levels NONE = new Levels(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Whether a position of this side is to be closed at this price. */
    boolean isReached(Side side, BigDecimal price) {
        int direction = side == Side.BUY ? 1 : -1;
        boolean stopped = stopLoss.signum() > 0 && price.compareTo(stopLoss) * direction <= 0;
        boolean taken = takeProfit.signum() > 0 && price.compareTo(takeProfit) * direction >= 0;
        return stopped || taken;
    }

    /** Whether they are on the losing and on the winning side of this price. */
    boolean isValid(Side side, BigDecimal price) {
        return !isReached(side, price);
    }
}
