package com.termfleet.bench.measure;

import java.io.Closeable;
import java.io.IOException;

/**
 * One system under load: it delivers a message to all receivers of a group, and each receiver answers each message. All
 * methods are for the measuring thread, except {@link #send}.
 */
public interface Side extends Closeable {

    /** How many receivers a message to this group reaches. */
    int receivers(int group);

    /** Hands the system a message for a group. Called by the pacing thread. */
    void send(int group, long signal) throws IOException;

    /** Has every message that reaches a receiver counted there, from now on. */
    void deliverTo(Deliveries deliveries);

    /** Reads and answers what has come, and waits for it no longer than this. */
    void poll(long millis) throws IOException;

    /** Processor time that the system has taken so far, in nanoseconds. */
    long cpuNanos() throws IOException;

    /** Sends what keeps the connections alive, as far as it is due. To be called many times a second. */
    void keepAlive() throws IOException;
}
