package com.termfleet.kernel;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What counts as one client in rate limits: an IPv4 address, or the /64 network of an IPv6 address, since whoever has one
 * address of such a network has all of them.
 */
public record ClientNetwork(String prefix) {

    private static final int IPV6_NETWORK_BYTES = 8;

    public static ClientNetwork of(InetAddress address) {
        byte[] bytes = address.getAddress();
        int significant = address instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
        return new ClientNetwork(HexFormat.of().formatHex(Arrays.copyOf(bytes, significant)));
    }

    /** @param address a literal; anything else counts as a client of its own */
    public static ClientNetwork of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return new ClientNetwork(address);
        }
    }
}
