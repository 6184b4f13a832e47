package com.termfleet.runtime;

/** The engine answered that it cannot do what was asked; the message is its own. Asking again soon gives the same. */
public class EngineRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EngineRefusedException(String message, Throwable cause) {
        super(message, cause);
    }

    public EngineRefusedException(String message) {
        super(message);
    }
}
