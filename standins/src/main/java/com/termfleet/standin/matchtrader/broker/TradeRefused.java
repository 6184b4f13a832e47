package com.termfleet.standin.matchtrader.broker;

import java.io.Serial;

/** The broker does not execute an order. */
public final class TradeRefused extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code in capitals, for programs */
    public TradeRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
