package com.termfleet.desktop.rfb;

import java.io.IOException;

/** The other side does not speak the protocol as it should, or refuses us; the connection is of no more use. */
public class RfbException extends IOException {

    private static final long serialVersionUID = 1L;

    public RfbException(String message) {
        super(message);
    }
}
