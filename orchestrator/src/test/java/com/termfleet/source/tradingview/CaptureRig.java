package com.termfleet.source.tradingview;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.standin.tradingview.BrokerStandin;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server with a proxy, an account at a stand-in broker, and a follower that copies it. */
final class CaptureRig implements AutoCloseable {

    static final String ACCOUNT = "A1";

    private static final Pattern ID = Pattern.compile("\\|id=([^|]+)");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BrokerStandin broker;
    private final Server server;
    private final String followerToken;

    private CaptureRig(BrokerStandin broker, Server server, String followerToken) {
        this.broker = broker;
        this.server = server;
        this.followerToken = followerToken;
    }

    /** Over an empty database. */
    static CaptureRig start(BrokerStandin broker) {
        return start(broker, Map.of());
    }

    /** @param settings further ones, which hold until a restart */
    static CaptureRig start(BrokerStandin broker, Map<String, Object> settings) {
        Server server = server(broker, TestDatabase.fresh(), settings);
        Http admin = server.admin();
        long master = created(admin.post(
                        "/api/v1/accounts",
                        Map.of(
                                "name", "TradingView",
                                "role", "MASTER",
                                "platform", "TRADINGVIEW",
                                "broker", Map.of("host", broker.host(), "accountId", ACCOUNT))))
                .get("id")
                .asLong();
        JsonNode follower = created(
                admin.post("/api/v1/accounts", Map.of("name", "Follower", "role", "FOLLOWER", "platform", "EXTERNAL")));
        created(admin.post(
                "/api/v1/subscriptions",
                Map.of(
                        "masterAccountId",
                        master,
                        "followerAccountId",
                        follower.get("id").asLong(),
                        "sizing",
                        Map.of("mode", "MULTIPLIER", "value", "1"))));
        return new CaptureRig(broker, server, follower.get("token").asString());
    }

    /** The same installation after a restart of the server. */
    CaptureRig restarted() {
        TestDatabase database = server.database();
        server.close();
        return new CaptureRig(broker, server(broker, database, Map.of()), followerToken);
    }

    private static Server server(BrokerStandin broker, TestDatabase database, Map<String, Object> further) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "termfleet.proxy.port", "0",
                "termfleet.proxy.trust", broker.certificate().toString(),
                "termfleet.master-key", Base64.getEncoder().encodeToString(new byte[32])));
        settings.putAll(further);
        return Server.start(database, settings);
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    Server server() {
        return server;
    }

    int proxyPort() {
        return Objects.requireNonNull(server.bean(CapturingProxy.class).port());
    }

    /** In PEM, as anybody gets it. */
    String authority() {
        Answer answer = server.http().get("/api/v1/proxy/ca.pem");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    /** Sends no heartbeats: then none is missed. */
    LineClient follower() throws IOException {
        return LineClient.signedIn(server.bean(GatewayBinding.class).port(), "FOLLOWER", followerToken);
    }

    /**
     * Confirms the next open with this ticket.
     *
     * @return the command
     */
    static String confirmOpen(LineClient ea, long ticket, String lots, String type) throws IOException {
        String command = ea.await("CMD_OPEN|");
        ea.send("ACK_OPEN|" + field(command, 7) + "|" + ticket + "|" + lots + "|" + type + "|id=" + id(command));
        return command;
    }

    static String confirmModify(LineClient ea) throws IOException {
        String command = ea.await("CMD_MODIFY|");
        ea.send("ACK_MODIFY|" + field(command, 1) + "|" + field(command, 2) + "|id=" + id(command));
        return command;
    }

    static String confirmClose(LineClient ea, String lots, String rest) throws IOException {
        String command = ea.await("CMD_CLOSE|");
        ea.send("ACK_CLOSE|" + field(command, 1) + "|" + field(command, 2) + "|1.086|1.00|id=" + id(command) + "|lot="
                + lots + "|rest=" + rest);
        return command;
    }

    private static String field(String line, int number) {
        return line.split("\\|", -1)[number];
    }

    private static String id(String command) {
        Matcher matcher = ID.matcher(command);
        assertThat(matcher.find()).as(command).isTrue();
        return matcher.group(1);
    }

    /** A browser behind the proxy that trusts this certificate alone. */
    HttpClient browser(String trusted) throws IOException, GeneralSecurityException {
        return HttpClient.newBuilder()
                .proxy(ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), proxyPort())))
                .sslContext(trusting(trusted))
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    private static SSLContext trusting(String pem) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate certificate : CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))) {
            store.setCertificateEntry("trusted", certificate);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** @return the broker's answer */
    JsonNode call(HttpClient browser, String method, String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("https://" + broker.host() + "/accounts/" + ACCOUNT + "/" + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(20))
                .method(method, form.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        server.close();
    }
}
