package com.termfleet.gateway.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the gateway listens.
 *
 * @param bind address to listen on
 * @param gatewayPort TCP port; 0 takes any that is free
 */
@ConfigurationProperties("termfleet")
public record GatewayProperties(
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("9500") int gatewayPort,
        @DefaultValue Gateway gateway) {

    /**
     * @param heartbeat how often Expert Advisors are told to send {@code HB}
     * @param certificate PEM file with the certificate chain; with it the port takes TLS as well
     * @param privateKey PEM file with the key of the certificate, PKCS #8, not encrypted
     * @param eventLoops threads that do all socket work
     * @param maxConnections further connections are closed at once
     * @param maxConnectionsPerAddress of one IPv4 address or one /64 network of IPv6; further ones are closed at once
     * @param tls whether plain connections are refused; null: only those that come from other machines
     */
    public record Gateway(
            @DefaultValue("2s") Duration heartbeat,
            @Nullable Path certificate,
            @Nullable Path privateKey,
            @DefaultValue("2") int eventLoops,
            @DefaultValue("16384") int maxConnections,
            @DefaultValue("1024") int maxConnectionsPerAddress,
            @Nullable Tls tls) {

        public Gateway {
            if (heartbeat.toMillis() < 1) {
                throw new IllegalArgumentException("termfleet.gateway.heartbeat must be at least 1ms");
            }
            if ((certificate == null) != (privateKey == null)) {
                throw new IllegalArgumentException(
                        "termfleet.gateway.certificate and termfleet.gateway.private-key go together: one is missing");
            }
            if (eventLoops < 1 || maxConnections < 1 || maxConnectionsPerAddress < 1) {
                throw new IllegalArgumentException(
                        "termfleet.gateway.event-loops, termfleet.gateway.max-connections and"
                                + " termfleet.gateway.max-connections-per-address must be at least 1");
            }
            if (tls == Tls.REQUIRED && certificate == null) {
                throw new IllegalArgumentException(
                        "termfleet.gateway.tls (TERMFLEET_GATEWAY_TLS) is required, but there"
                                + " is no certificate: set termfleet.gateway.certificate and termfleet.gateway.private-key");
            }
        }
    }

    /** What the gateway does with connections without TLS, except on the containers' own networks. */
    public enum Tls {
        /** Takes them. */
        OPTIONAL,
        /** Refuses them. */
        REQUIRED
    }
}
