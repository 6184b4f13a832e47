package com.termfleet.source.tradingview.proxy;

import io.netty.handler.codec.http.HttpRequest;
import org.littleshoot.proxy.HttpFiltersAdapter;

/** Of the request that opens a decrypted connection: notices when the host's certificate is refused. */
final class DecryptingFilters extends HttpFiltersAdapter {

    private final Runnable onRefusedCertificate;
    private volatile boolean handshaking;

    DecryptingFilters(HttpRequest original, Runnable onRefusedCertificate) {
        super(original);
        this.onRefusedCertificate = onRefusedCertificate;
    }

    @Override
    public void proxyToServerConnectionSSLHandshakeStarted() {
        handshaking = true;
    }

    /** Before the handshake the host could not be reached at all, which a tunnel would not change. */
    @Override
    public void proxyToServerConnectionFailed() {
        if (handshaking) {
            onRefusedCertificate.run();
        }
    }
}
