package com.termfleet.destination.matchtrader.session;

import java.math.BigDecimal;

/**
 * What a symbol costs now.
 *
 * @param point smallest change of the price; above zero
 */
public record BrokerQuote(BigDecimal bid, BigDecimal ask, BigDecimal point) {}
