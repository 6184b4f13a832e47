package com.termfleet.kernel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * One client in rate limits: an IPv4 address, or the /64 network of an IPv6 address, because a client usually controls
 * all addresses of a /64 network.
 */
public record ClientNetwork(String prefix) {

    private static final int IPV6_NETWORK_BYTES = 8;

    public static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        int significant = address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
        return new ClientNetwork(HexFormat.of().formatHex(Arrays.copyOf(bytes, significant)));
    }

    /** @param address an IP address; any other text counts as a client of its own */
    public static ClientNetwork of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return new ClientNetwork(address);
        }
    }
}
