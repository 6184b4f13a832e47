package com.termfleet.standin.matchtrader.http;

import java.io.Serial;

/** A request is not as its dialect has it; the message names the field. */
final class BadRequest extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    BadRequest(String message) {
        super(message);
    }
}
