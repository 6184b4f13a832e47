package com.termfleet.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.session.TestGateway;
import com.termfleet.kernel.AccountId;
import com.termfleet.testing.LineClient;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GatewayListeningTest {

    private static final InetAddress FURTHER = InetAddress.ofLiteral("127.0.0.2");

    @Test
    void it_listens_on_further_addresses_once_it_is_told_and_again_after_a_restart() throws Exception {
        try (TestGateway gateway = TestGateway.start()) {
            gateway.server.listenAlso("127.0.0.2");
            gateway.server.listenAlso("127.0.0.2");
            gateway.server.listenAlso("127.0.0.1");
            assertReachable(gateway, FURTHER);
            gateway.connect().close();

            gateway.server.stop();
            gateway.server.start();
            assertReachable(gateway, FURTHER);
        }
    }

    @Test
    void an_address_that_is_taken_is_tried_again_until_it_is_free() throws Exception {
        try (TestGateway gateway = TestGateway.start()) {
            try (ServerSocket taken = new ServerSocket(gateway.server.port(), 1, FURTHER)) {
                gateway.server.listenAlso("127.0.0.2");
                assertThat(taken.isBound()).isTrue();
                gateway.connect().close();
            }
            assertReachable(gateway, FURTHER);
        }
    }

    @Test
    void a_port_that_is_taken_is_named_together_with_its_settings() {
        try (TestGateway gateway = TestGateway.start()) {
            assertThatThrownBy(() -> TestGateway.at(gateway.server.port()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the gateway cannot listen on 127.0.0.1:" + gateway.server.port()
                            + " (TERMFLEET_BIND, TERMFLEET_GATEWAY_PORT)");
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void each_transport_serves(Transport transport) throws Exception {
        try (TestGateway gateway = TestGateway.over(transport);
                LineClient client = gateway.signedIn(SessionRole.MASTER, 1)) {
            assertThat(client.send("PING|1").next()).startsWith("PONG|1|");
        }
    }

    @Test
    void an_address_that_is_none_is_refused() {
        try (TestGateway gateway = TestGateway.start()) {
            assertThatThrownBy(() -> gateway.server.listenAlso("somewhere"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("not an IP address: somewhere");
        }
    }

    @Test
    void connections_beyond_the_limit_are_closed_and_those_within_it_are_not() throws Exception {
        try (TestGateway gateway = TestGateway.withAtMost(2);
                LineClient first = gateway.signedIn(SessionRole.MASTER, 1)) {
            try (LineClient second = gateway.signedIn(SessionRole.MASTER, 2);
                    LineClient third = gateway.connect()) {
                assertThat(third.awaitEnd()).isEmpty();
                assertThat(second.send("PING|1").next()).startsWith("PONG|1|");
            }
            TestGateway.await("a free place", () -> gateway.connections() == 1);
            gateway.signedIn(SessionRole.MASTER, 3).close();
            assertThat(first.send("PING|1").next()).startsWith("PONG|1|");
        }
    }

    @Test
    void one_address_cannot_take_every_connection() throws Exception {
        try (TestGateway gateway = TestGateway.withAtMostPerAddress(2);
                LineClient first = gateway.signedIn(SessionRole.MASTER, 1);
                LineClient second = gateway.signedIn(SessionRole.MASTER, 2)) {
            try (LineClient elsewhere = LineClient.over(boundTo(FURTHER, gateway.server.port()))) {
                assertThat(elsewhere.send("PING|1").next()).startsWith("ERR|AUTH_REQUIRED|");
            }
            try (LineClient third = gateway.connect()) {
                assertThat(third.awaitEnd()).isEmpty();
            }
            second.close();
            TestGateway.await("a free place", () -> gateway.connections() == 1);
            gateway.signedIn(SessionRole.MASTER, 3).close();
            assertThat(first.send("PING|1").next()).startsWith("PONG|1|");
        }
    }

    @Test
    void where_tls_is_required_a_token_in_plain_text_is_refused_unread(@TempDir Path folder) throws Exception {
        Path certificate = folder.resolve("cert.pem");
        SslContext tls = tls(folder, certificate);
        try (TestGateway gateway = TestGateway.requiring(tls);
                LineClient plain = gateway.connect();
                LineClient encrypted = LineClient.over(tlsSocket(gateway.server.port(), certificate))) {
            plain.send("AUTH|MASTER|account-1");
            assertThat(plain.awaitEnd()).containsExactly("BYE|TLS_REQUIRED");
            assertThat(gateway.sessions.of(AccountId.of(1))).isEmpty();

            encrypted.send("AUTH|FOLLOWER|account-2").await("AUTH_OK|");
        }
    }

    @Test
    void the_containers_own_network_needs_no_tls(@TempDir Path folder) throws Exception {
        try (TestGateway gateway = TestGateway.requiring(tls(folder, folder.resolve("cert.pem")))) {
            gateway.server.listenAlso("127.0.0.2");
            assertReachable(gateway, FURTHER);
        }
    }

    @Test
    void the_same_port_speaks_tls_and_plain_when_there_is_a_certificate(@TempDir Path folder) throws Exception {
        Path certificate = folder.resolve("cert.pem");
        SslContext tls = tls(folder, certificate);
        try (TestGateway gateway = TestGateway.with(tls);
                LineClient plain = gateway.signedIn(SessionRole.MASTER, 1);
                LineClient encrypted = LineClient.over(tlsSocket(gateway.server.port(), certificate))) {
            encrypted.send("AUTH|FOLLOWER|account-2");
            encrypted.await("AUTH_OK|");
            gateway.session(2).send(GatewaySocketTest.open(5));
            assertThat(encrypted.next()).contains("|id=5|");
            assertThat(encrypted.send("PING|1").next()).startsWith("PONG|1|");
            assertThat(plain.send("PING|2").next()).startsWith("PONG|2|");
        }
    }

    private static SslContext tls(Path folder, Path certificate) throws Exception {
        Path key = folder.resolve("key.pem");
        makeCertificate(folder, certificate, key);
        return SslContextBuilder.forServer(certificate.toFile(), key.toFile()).build();
    }

    private static Socket boundTo(InetAddress source, int port) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(source, 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private static void assertReachable(TestGateway gateway, InetAddress address) {
        TestGateway.await("listening on " + address, () -> {
            try (LineClient client = LineClient.connect(address, gateway.server.port())) {
                return client.send("PING|1").next().startsWith("ERR|AUTH_REQUIRED|");
            } catch (IOException notYet) {
                return false;
            } catch (AssertionError anotherListener) {
                return false;
            }
        });
    }

    private static SSLSocket tlsSocket(int port, Path certificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null);
        try (var in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry("gateway", (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    }

    /** By the JDK's keytool; the key then goes from its store into a PEM file. */
    private static void makeCertificate(Path folder, Path certificate, Path key) throws Exception {
        Path store = folder.resolve("store.p12");
        String password = "test-only";
        run(
                "-genkeypair",
                "-alias",
                "g",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                password);
        run(
                "-exportcert",
                "-rfc",
                "-alias",
                "g",
                "-keystore",
                store.toString(),
                "-storepass",
                password,
                "-file",
                certificate.toString());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        byte[] encoded = keys.getKey("g", password.toCharArray()).getEncoded();
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(encoded)
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private static void run(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
