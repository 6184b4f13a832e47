package com.termfleet.source.tradingview.proxy;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The installation's own certificate authority. {@code toString} shows no key. Thread-safe. */
public final class Authority {

    static final char[] NO_PASSWORD = new char[0];

    private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

    private final X509Certificate certificate;
    private final PrivateKey key;
    private final KeyPair hostKey;
    private final InstantSource clock;
    private final Map<String, Instant> renewAt = new ConcurrentHashMap<>();

    Authority(X509Certificate certificate, PrivateKey key, InstantSource clock) throws GeneralSecurityException {
        this.certificate = certificate;
        this.key = key;
        this.hostKey = Certificates.newKey();
        this.clock = clock;
    }

    /** What users install in their browser or system. */
    public X509Certificate certificate() {
        return certificate;
    }

    boolean isExpiring(String host) {
        Instant renewal = renewAt.get(host);
        return renewal == null || clock.instant().isAfter(renewal);
    }

    /** @return a store with the host's key and certificate chain, without a password */
    KeyStore certificateFor(String host) throws GeneralSecurityException {
        Instant now = clock.instant();
        X509Certificate issued = Certificates.host(host, hostKey.getPublic(), certificate, key, now);
        KeyStore store = emptyStore();
        store.setKeyEntry("host", hostKey.getPrivate(), NO_PASSWORD, new Certificate[] {issued, certificate});
        renewAt.put(host, now.plus(Certificates.HOST_LIFE).minus(RENEWED_BEFORE));
        return store;
    }

    static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (IOException e) {
            throw new KeyStoreException("An empty key store cannot be made", e);
        }
    }

    @Override
    public String toString() {
        return "Authority[" + certificate.getSubjectX500Principal() + "]";
    }
}
