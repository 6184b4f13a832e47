package com.termfleet.source.tradingview.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityFileTest {

    private static final InstantSource NOW = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path data;

    @Test
    void it_is_made_once_and_only_its_owner_can_read_it() throws Exception {
        X509Certificate made = AuthorityFile.in(data, "Test", NOW).certificate();

        assertThat(AuthorityFile.in(data, "Other", NOW).certificate()).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("proxy-ca.pem"))))
                .isEqualTo("rw-------");
        assertThat(made.getBasicConstraints()).isZero();
        made.verify(made.getPublicKey());
    }

    @Test
    void hosts_get_certificates_that_it_signed_for_their_name_or_address() throws Exception {
        Authority authority = AuthorityFile.in(data, "Test", NOW);

        X509Certificate named = certificate(authority, "api.example.com");
        X509Certificate addressed = certificate(authority, "127.0.0.1");

        named.verify(authority.certificate().getPublicKey());
        assertThat(named.getSubjectAlternativeNames()).contains(List.of(2, "api.example.com"));
        assertThat(addressed.getSubjectAlternativeNames()).contains(List.of(7, "127.0.0.1"));
        assertThat(named.getBasicConstraints()).isEqualTo(-1);
        assertThat(authority.isExpiring("api.example.com")).isFalse();
        assertThat(authority.isExpiring("other.example.com")).isTrue();
    }

    @Test
    void a_file_without_a_key_is_refused_with_a_way_out() throws Exception {
        Path file = data.resolve("proxy-ca.pem");
        Files.writeString(
                file, AuthorityFile.pem(AuthorityFile.in(data, "Test", NOW).certificate()));

        assertThatThrownBy(() -> AuthorityFile.in(data, "Test", NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("backup");
        assertThat(Files.readString(file)).contains("BEGIN CERTIFICATE");
    }

    private static X509Certificate certificate(Authority authority, String host) throws Exception {
        KeyStore store = authority.certificateFor(host);
        return (X509Certificate) store.getCertificate("host");
    }
}
