package com.termfleet.gateway.session;

/**
 * Keeps back the snapshots of a terminal that is not connected to its broker: such a terminal shows no positions, and its
 * empty list would close every copy. What was kept back is asked for again when the terminal is connected. A client that
 * never sent a heartbeat counts as connected. Used by the session's event loop alone.
 */
final class SnapshotGate {

    private boolean connected = true;
    private boolean keptBack;

    /** @return whether the session is to be asked for a snapshot */
    boolean heartbeat(boolean isConnected) {
        connected = isConnected;
        boolean wanted = isConnected && keptBack;
        keptBack = keptBack && !isConnected;
        return wanted;
    }

    /** Whether a snapshot that has come now counts. */
    boolean admits() {
        keptBack = keptBack || !connected;
        return connected;
    }
}
