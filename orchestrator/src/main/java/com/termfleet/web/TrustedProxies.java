package com.termfleet.web;

import java.util.List;
import org.apache.catalina.valves.RemoteIpValve;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * Takes a caller's address and scheme from {@code X-Forwarded-For} and {@code X-Forwarded-Proto}, if the request comes
 * from a configured proxy. Headers of other clients are ignored, because they could claim any address.
 */
@Component
class TrustedProxies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Addresses addresses;

    TrustedProxies(Addresses addresses) {
        this.addresses = addresses;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        if (addresses.trustedProxies().isEmpty()) {
            return;
        }
        RemoteIpValve valve = new RemoteIpValve();
        valve.setInternalProxies(String.join(",", addresses.trustedProxies()));
        valve.setRemoteIpHeader("X-Forwarded-For");
        valve.setProtocolHeader("X-Forwarded-Proto");
        server.addEngineValves(valve);
    }

    /** @param trustedProxies addresses, or networks such as 10.0.0.0/8 */
    @ConfigurationProperties("termfleet")
    record Addresses(@DefaultValue List<String> trustedProxies) {

        Addresses {
            for (String address : trustedProxies) {
                try {
                    new IpAddressMatcher(address);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "termfleet.trusted-proxies (TERMFLEET_TRUSTED_PROXIES) must be addresses or networks such as"
                                    + " 10.0.0.0/8, separated by commas: " + address,
                            e);
                }
            }
        }
    }
}
