package com.termfleet.risk;

import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import java.math.BigDecimal;
import java.time.Instant;

/** Prices of the order's symbol at the follower's broker, and when they were seen. */
public record Quote(Price bid, Price ask, Instant at) {

    /** At what an order of this side would be filled. */
    public Price forOpening(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    public BigDecimal spread() {
        return ask.value().subtract(bid.value());
    }

    boolean isUsable() {
        return !bid.isNone() && !ask.isNone() && bid.compareTo(ask) <= 0;
    }
}
