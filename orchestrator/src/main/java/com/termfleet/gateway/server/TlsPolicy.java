package com.termfleet.gateway.server;

import com.termfleet.gateway.server.GatewayProperties.Gateway;
import com.termfleet.gateway.server.GatewayProperties.Tls;
import java.net.InetAddress;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where a connection may go without TLS: tokens in plain text are for this machine. The containers' own networks always
 * may, since they do not leave it. Unless configured, so may the loopback address, and no other.
 */
final class TlsPolicy {

    private final @Nullable Tls configured;
    private final Predicate<InetAddress> ofContainers;

    /** @param ofContainers whether one of our addresses is that of a containers' network */
    TlsPolicy(Gateway gateway, Predicate<InetAddress> ofContainers) {
        this.configured = gateway.tls();
        this.ofContainers = ofContainers;
    }

    /** @param local our address that the connection came to */
    boolean allowsPlain(InetAddress local) {
        if (configured == Tls.OPTIONAL || ofContainers.test(local)) {
            return true;
        }
        return configured == null && local.isLoopbackAddress();
    }
}
