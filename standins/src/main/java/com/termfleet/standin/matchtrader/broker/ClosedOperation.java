package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The close of a position or of a part of it.
 *
 * @param uid of this close, unique
 * @param position before the close
 * @param volume what was closed
 * @param reason such as CLOSE_REASON_USER
 */
public record ClosedOperation(
        String uid,
        Position position,
        BigDecimal volume,
        BigDecimal closePrice,
        BigDecimal profit,
        Instant time,
        String reason) {}
