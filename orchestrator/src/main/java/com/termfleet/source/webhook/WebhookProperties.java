package com.termfleet.source.webhook;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * @param addresses from which alerts are taken: addresses or networks such as 10.0.0.0/8. Without the setting those that
 *     TradingView publishes
 * @param alertsPerSecond of one webhook; what is above is refused
 */
@ConfigurationProperties("termfleet.tradingview")
record WebhookProperties(
        @DefaultValue({"52.89.214.238", "34.212.75.30", "54.218.53.128", "52.32.178.7"})
        List<String> addresses,

        @DefaultValue("300") int alertsPerSecond) {

    WebhookProperties {
        for (String address : addresses) {
            try {
                new IpAddressMatcher(address);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "termfleet.tradingview.addresses (TERMFLEET_TRADINGVIEW_ADDRESSES) must be addresses or networks"
                                + " such as 10.0.0.0/8, separated by commas: " + address,
                        e);
            }
        }
        if (alertsPerSecond < 1) {
            throw new IllegalArgumentException("termfleet.tradingview.alerts-per-second must be at least 1");
        }
    }

    boolean admits(String address) {
        return addresses.stream().anyMatch(allowed -> new IpAddressMatcher(allowed).matches(address));
    }
}
