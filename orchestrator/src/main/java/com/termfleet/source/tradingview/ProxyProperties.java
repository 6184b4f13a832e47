package com.termfleet.source.tradingview;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and how the capturing proxy listens.
 *
 * @param bind address to listen on
 * @param data the data folder; holds the proxy's authority
 */
@ConfigurationProperties("termfleet")
record ProxyProperties(
        @DefaultValue("127.0.0.1") String bind,
        Path data,
        @DefaultValue Proxy proxy) {

    /**
     * @param port TCP port, 0 takes any that is free; null: no proxy
     * @param trust PEM file of further authorities that may sign brokers' certificates; empty for none
     */
    record Proxy(@Nullable Integer port, @DefaultValue("") String trust) {

        Proxy {
            if (port != null && (port < 0 || port > 65_535)) {
                throw new IllegalArgumentException(
                        "termfleet.proxy.port (TERMFLEET_PROXY_PORT) must be between 0 and 65535");
            }
        }

        @Nullable
        Path trustFile() {
            return trust.isBlank() ? null : Path.of(trust.strip());
        }
    }
}
