package com.termfleet.desktop.rfb;

import java.io.IOException;

/** The peer violates the protocol or refuses the connection, which must be closed. */
public class RfbException extends IOException {

    private static final long serialVersionUID = 1L;

    public RfbException(String message) {
        super(message);
    }
}
