package com.termfleet.runtime;

/** The engine refused a request. The message is the engine's and does not contain its address. */
public class EngineRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    /** The cause of a refusal. Only a fault of the container counts against its terminal. */
    public enum Fault {
        /** A fault of the host that affects all containers: disk full, image missing, engine failing. */
        HOST,
        /** The request is invalid, because of a defect or the settings. */
        SPEC,
        /** A fault of this container: it is gone, stopped, or did not accept its configuration. */
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
