package com.termfleet.runtime;

/**
 * The engine answered that it cannot do what was asked. The message is the engine's own and names no address of it.
 */
public class EngineRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** Whose fault a refusal is. Only a fault of the container counts against its terminal. */
    public enum Fault {
        /** The host cannot do it now, for this container or any other: disk full, image missing, engine failing. */
        HOST,
        /** Our own request is wrong: a defect here or in the settings; no container can help it. */
        SPEC,
        /** This container cannot do it: it is gone, stopped, or does not take its configuration. */
        CONTAINER
    }

    public EngineRefusedException(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public EngineRefusedException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
