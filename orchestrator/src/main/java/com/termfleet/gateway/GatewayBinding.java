package com.termfleet.gateway;

/** Where the gateway can be reached. Thread-safe, never blocks. */
public interface GatewayBinding {

    /** The TCP port, the same on every address. */
    int port();

    /**
     * Listens on one more of this machine's addresses, for example that of a network made later. Tried again every second
     * until it succeeds; does nothing if the gateway listens there already.
     *
     * @param address a literal IPv4 or IPv6 address
     */
    void listenAlso(String address);

    /** Whether connections to that address are accepted now. */
    boolean listensOn(String address);
}
