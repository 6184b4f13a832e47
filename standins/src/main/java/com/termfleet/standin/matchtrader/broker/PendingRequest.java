package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;

/** An order that is to wait for its price. */
public record PendingRequest(OrderKind kind, BigDecimal price, OpenRequest order) {}
