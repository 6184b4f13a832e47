package com.termfleet.source.web;

import com.termfleet.access.OpenToAnyone;
import com.termfleet.access.Principal;
import com.termfleet.access.RequiresSignIn;
import com.termfleet.source.tradingview.CapturingProxy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The proxy that captures trades in TradingView: what users need to set up their browser. */
@RestController
@RequestMapping("/api/v1/proxy")
class ProxyController {

    private static final String PEM = "application/x-pem-file";

    private final CapturingProxy proxy;

    ProxyController(CapturingProxy proxy) {
        this.proxy = proxy;
    }

    /** The certificate of the proxy's authority, which users install. It is no secret. */
    @OpenToAnyone
    @GetMapping(path = "/ca.pem", produces = PEM)
    ResponseEntity<String> certificate() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"termfleet-proxy-ca.pem\"")
                .body(proxy.certificate());
    }

    /** @param decrypted the proxy has decrypted a request with the mark in the last ten minutes */
    record ProxyCheck(boolean decrypted) {}

    /**
     * Whether the caller's browser uses the proxy and trusts it: it opens any page of a broker that is captured with
     * {@code ?termfleet-check=MARK}, and asks here for the mark.
     */
    @RequiresSignIn
    @GetMapping("/checks/{mark}")
    ProxyCheck check(@PathVariable String mark) {
        return new ProxyCheck(proxy.hasDecrypted(mark));
    }

    /** Whether the proxy runs, and what it has captured of the caller's accounts. */
    @RequiresSignIn
    @GetMapping
    CapturingProxy.ProxyStatus status(Principal principal) {
        return proxy.status(principal);
    }
}
