package com.termfleet.source.tradingview.proxy;

import io.netty.handler.codec.http.HttpRequest;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.littleshoot.proxy.MitmManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Both sides of a decrypted connection: towards the client a certificate of the own authority for the host, towards the host a
 * connection whose certificate and name are checked. Thread-safe.
 */
final class Impersonation implements MitmManager {

    private static final Logger log = LoggerFactory.getLogger(Impersonation.class);

    private final Authority authority;
    private final SSLContext upstream;
    private final Map<String, SSLContext> hosts = new ConcurrentHashMap<>();

    Impersonation(Authority authority, SSLContext upstream) {
        this.authority = authority;
        this.upstream = upstream;
    }

    /** Whether the host has a certificate; it gets one. Without one its traffic is tunnelled. */
    boolean isPrepared(String hostAndPort) {
        try {
            context(host(hostAndPort));
            return true;
        } catch (IllegalStateException e) {
            log.error("No certificate for host; tunnelled without capturing host={}", hostAndPort, e);
            return false;
        }
    }

    @Override
    public SSLEngine serverSslEngine(String peerHost, int peerPort) {
        SSLEngine engine = upstream.createSSLEngine(peerHost, peerPort);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        engine.setUseClientMode(true);
        return engine;
    }

    /** Only of a proxy behind another one, which this is not: without a name the certificate could not be checked. */
    @Override
    public SSLEngine serverSslEngine() {
        throw new IllegalStateException("A connection to a host without a name cannot be checked");
    }

    @Override
    public SSLEngine clientSslEngineFor(HttpRequest request, @Nullable SSLSession serverSession) {
        SSLEngine engine = context(host(request.uri())).createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    private static String host(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    }

    private SSLContext context(String host) {
        SSLContext context = hosts.get(host);
        if (context == null || authority.isExpiring(host)) {
            context = create(host);
            hosts.put(host, context);
        }
        return context;
    }

    private SSLContext create(String host) {
        try {
            KeyStore store = authority.certificateFor(host);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, Authority.NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No certificate for " + host, e);
        }
    }
}
