package com.termfleet.runtime;

/** Told of what happens on an engine, in order, on the stream's own thread. */
public interface EngineListener {

    void happened(ContainerEvent event);

    /** Events flow from now on. Some may have been missed before: look at everything once. */
    void connected();

    /** The engine is away; {@link #connected} follows when it is back. */
    void lost(String why);
}
