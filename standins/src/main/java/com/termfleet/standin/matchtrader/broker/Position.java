package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;
import java.time.Instant;

/** An open position. Immutable. */
public record Position(
        String id,
        Instrument instrument,
        Side side,
        BigDecimal volume,
        Instant openTime,
        BigDecimal openPrice,
        Levels levels,
        String comment) {

    Position with(Levels changed) {
        return new Position(id, instrument, side, volume, openTime, openPrice, changed, comment);
    }

    Position withVolume(BigDecimal rest) {
        return new Position(id, instrument, side, rest, openTime, openPrice, levels, comment);
    }
}
