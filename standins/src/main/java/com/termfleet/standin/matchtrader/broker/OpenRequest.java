package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;

/** A market order. */
public record OpenRequest(String symbol, Side side, BigDecimal volume, Levels levels, String comment) {}
