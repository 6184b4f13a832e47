package com.termfleet.gateway.server;

import com.termfleet.kernel.ClientNetwork;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open connections, all of them and those of each address. Thread-safe. */
final class ConnectionLimits {

    private final int most;
    private final int mostOfAddress;
    private final AtomicInteger all;
    private final ConcurrentHashMap<ClientNetwork, Integer> ofAddress = new ConcurrentHashMap<>();

    /** @param all where all connections are counted */
    ConnectionLimits(int most, int mostOfAddress, AtomicInteger all) {
        this.most = most;
        this.mostOfAddress = mostOfAddress;
        this.all = all;
    }

    /**
     * Counts a connection, which is to be released when it closes.
     *
     * @return the limit that it is beyond; empty if it may stay
     */
    Optional<String> add(InetAddress address) {
        int total = all.incrementAndGet();
        int same = ofAddress.merge(ClientNetwork.of(address), 1, Integer::sum);
        if (total > most) {
            return Optional.of("max-connections=" + most);
        }
        return same > mostOfAddress ? Optional.of("max-connections-per-address=" + mostOfAddress) : Optional.empty();
    }

    void release(InetAddress address) {
        all.decrementAndGet();
        ofAddress.computeIfPresent(ClientNetwork.of(address), (key, count) -> count == 1 ? null : count - 1);
    }
}
