package com.termfleet.simulation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The server's end of one connection, as the network sees it. */
public interface ServerConnection {

    /** Bytes arrive; into a connection that the server has closed they go nowhere. */
    void receive(byte[] bytes);

    /** What the server has sent since this was last asked, null if nothing. */
    byte @Nullable [] take();

    /** False once the server has closed it. */
    boolean isOpen();

    /** The other end has closed it, or the network has. */
    void hangUp();

    /** For so long its event loop runs nothing: neither what arrives nor what other threads hand over. */
    void holdUpFor(Duration duration);
}
