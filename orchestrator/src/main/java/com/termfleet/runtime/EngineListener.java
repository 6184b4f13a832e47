package com.termfleet.runtime;

/** Receives an engine's events, in order, on the stream's own thread. */
public interface EngineListener {

    void happened(ContainerEvent event);

    /** Events are received from now on. Earlier ones may have been missed: check all containers. */
    void connected();

    /** The engine is unreachable; {@link #connected} follows when it is back. */
    void lost(String why);
}
