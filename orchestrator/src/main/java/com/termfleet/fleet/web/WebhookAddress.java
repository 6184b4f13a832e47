package com.termfleet.fleet.web;

import com.termfleet.account.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where TradingView sends the alerts of an account, at the address by which the caller has reached this server. */
final class WebhookAddress {

    private WebhookAddress() {}

    /** Null for accounts of other platforms. To be called while a request is answered. */
    static @Nullable String of(Account account, String secret) {
        return account.platform() == Account.Platform.TRADINGVIEW
                ? ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/hooks/tradingview/{secret}")
                        .build(secret)
                        .toString()
                : null;
    }
}
