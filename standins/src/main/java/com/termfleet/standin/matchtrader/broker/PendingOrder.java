package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;
import java.time.Instant;

/** An order that waits for its price. Immutable. */
public record PendingOrder(
        String id,
        Instrument instrument,
        OrderKind kind,
        Side side,
        BigDecimal volume,
        BigDecimal price,
        Instant creationTime,
        Levels levels,
        String comment) {

    PendingOrder with(BigDecimal newVolume, BigDecimal newPrice, Levels changed) {
        return new PendingOrder(id, instrument, kind, side, newVolume, newPrice, creationTime, changed, comment);
    }

    boolean isReached(Quote quote) {
        int toPrice = quote.toOpen(side).compareTo(price);
        boolean fallsToIt = (side == Side.BUY) == (kind == OrderKind.LIMIT);
        return fallsToIt ? toPrice <= 0 : toPrice >= 0;
    }
}
