package com.termfleet.desktop;

/** The desktop cannot be shown; the message tells the user why. */
public class DesktopUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public DesktopUnavailableException(String message) {
        super(message);
    }

    public DesktopUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
