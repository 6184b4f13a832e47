package com.termfleet.source.tradingview.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Which servers the proxy trusts: those that Java trusts, and those of further authorities in a file. */
final class UpstreamTrust {

    private UpstreamTrust() {}

    /**
     * @param further PEM file of authorities; null for none
     * @throws IllegalArgumentException if the file cannot be read or holds no certificate
     */
    static SSLContext context(@Nullable Path further) {
        try {
            KeyStore trusted = Authority.emptyStore();
            for (X509Certificate known : javaTrusts()) {
                trusted.setCertificateEntry("java-" + trusted.size(), known);
            }
            if (further != null) {
                for (Certificate added : read(further)) {
                    trusted.setCertificateEntry("further-" + trusted.size(), added);
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(trusted), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS towards brokers cannot be set up", e);
        }
    }

    private static X509Certificate[] javaTrusts() throws GeneralSecurityException {
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }

    private static TrustManager[] managers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> read(Path file) {
        String wrong = "termfleet.proxy.trust (TERMFLEET_PROXY_TRUST) must be a PEM file with certificates: " + file;
        try (InputStream bytes = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(bytes);
            if (certificates.isEmpty()) {
                throw new IllegalArgumentException(wrong);
            }
            return certificates;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(wrong, e);
        }
    }
}
