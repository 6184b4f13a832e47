package com.termfleet.expert.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of accounts that are renewed and revoked, and the Expert Advisor that is downloaded with one. */
class ExpertPackageTest {

    private static final String EXPERT = "MQL5/Experts/TermFleet/TermFleetFollower.mq5";

    private static Server server;
    private static Http admin;

    @BeforeAll
    static void serve() {
        server = Server.start();
        admin = server.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_expert_is_downloaded_with_its_inputs_filled_in() throws Exception {
        JsonNode account = account("FOLLOWER", "EXTERNAL");
        String token = account.get("token").asString();

        HttpResponse<byte[]> answer = download(account, Map.of("token", token, "host", "fleet.example.com"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("TermFleetFollower-" + account.get("id").asLong() + ".zip");
        Map<String, String> files = unzip(answer.body());
        String source = files.getOrDefault(EXPERT, "");
        assertThat(source)
                .contains("input string InpApiKey = \"" + token + "\";")
                .contains("input string InpGatewayHost = \"fleet.example.com\";")
                .contains("input int InpGatewayPort = "
                        + server.bean(GatewayBinding.class).port() + ";");
        assertThat(source.lines().count())
                .isEqualTo(Files.readString(Path.of("../mql5/Experts/TermFleetFollower.mq5"))
                        .lines()
                        .count());
        assertThat(files.getOrDefault("README.txt", "")).contains("fleet.example.com");
    }

    @Test
    void every_file_that_the_expert_includes_is_there() throws Exception {
        for (String role : new String[] {"MASTER", "FOLLOWER"}) {
            JsonNode account = account(role, "EXTERNAL");
            Map<String, String> files =
                    unzip(download(account, Map.of("token", account.get("token").asString()))
                            .body());

            assertThat(files).hasSizeGreaterThan(10);
            assertThat(files.values().stream()
                            .flatMap(String::lines)
                            .filter(line -> line.startsWith("#include <TermFleet/"))
                            .map(line -> "MQL5/Include/" + line.replaceAll(".*<(.*)>.*", "$1")))
                    .isNotEmpty()
                    .allSatisfy(include -> assertThat(files).containsKey(include));
        }
    }

    @ParameterizedTest
    @CsvSource({"token,wrong", "host,a b", "host,\"", "port,0", "port,70000"})
    void what_cannot_be_filled_in_is_told_by_its_field(String field, String value) {
        JsonNode account = account("FOLLOWER", "EXTERNAL");
        Map<String, Object> body =
                new HashMap<>(Map.of("token", account.get("token").asString()));
        body.put(field, field.equals("port") ? Integer.valueOf(value) : value);

        Http.Answer answer = admin.post(path(account, "/expert-package"), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @Test
    void an_account_without_an_expert_has_none_to_download() {
        JsonNode account = account("FOLLOWER", "HTTP");

        assertThat(admin.post(path(account, "/expert-package"), Map.of("token", "x"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_renewed_token_ends_the_former_one_and_its_session() throws Exception {
        JsonNode account = account("FOLLOWER", "EXTERNAL");
        try (LineClient expert = signIn(account.get("token").asString())) {
            String renewed = admin.post(path(account, "/token"), Map.of())
                    .json()
                    .get("token")
                    .asString();

            expert.awaitEnd();
            assertThat(renewed)
                    .startsWith("tff_")
                    .isNotEqualTo(account.get("token").asString());
            assertThat(refusal(account.get("token").asString())).startsWith("AUTH_FAIL|");
            signIn(renewed).close();
        }
    }

    @Test
    void nobody_signs_in_by_a_revoked_token() throws Exception {
        JsonNode account = account("FOLLOWER", "EXTERNAL");

        assertThat(admin.delete(path(account, "/token")).status()).isEqualTo(204);

        assertThat(refusal(account.get("token").asString())).startsWith("AUTH_FAIL|");
        assertThat(admin.get("/api/v1/audit?size=200").text()).contains("revoked the token");
    }

    @Test
    void the_secret_of_a_webhook_is_renewed_with_its_address() {
        JsonNode account = account("MASTER", "TRADINGVIEW");
        String before = account.get("webhookUrl").asString();

        String after = admin.post(path(account, "/token"), Map.of())
                .json()
                .get("webhookUrl")
                .asString();

        assertThat(after).contains("/hooks/tradingview/").isNotEqualTo(before);
    }

    @Test
    void a_master_reads_and_renews_what_it_gives_to_its_followers() {
        JsonNode master = account("MASTER", "EXTERNAL");
        String given = master.get("subscribeToken").asString();

        assertThat(subscribeToken(admin.get(path(master, "/subscribe-token")))).isEqualTo(given);
        String renewed = subscribeToken(admin.post(path(master, "/subscribe-token"), Map.of()));

        assertThat(renewed).startsWith("MST-").isNotEqualTo(given);
        assertThat(subscribeToken(admin.get(path(master, "/subscribe-token")))).isEqualTo(renewed);
        JsonNode follower = account("FOLLOWER", "EXTERNAL");
        assertThat(admin.get(path(follower, "/subscribe-token")).status()).isEqualTo(404);
        assertThat(admin.post(path(follower, "/subscribe-token"), Map.of()).status())
                .isEqualTo(409);
    }

    @Test
    void a_token_that_may_only_read_shows_no_subscribe_token() {
        JsonNode master = account("MASTER", "EXTERNAL");
        String reader = admin.post("/api/v1/tokens", Map.of("name", "reader", "scopes", new String[] {"read"}))
                .json()
                .get("token")
                .asString();

        assertThat(server.http()
                        .bearer(reader)
                        .get(path(master, "/subscribe-token"))
                        .status())
                .isEqualTo(403);
    }

    private static String subscribeToken(Http.Answer answer) {
        return answer.json().get("subscribeToken").asString();
    }

    private static JsonNode account(String role, String platform) {
        Http.Answer answer =
                admin.post("/api/v1/accounts", Map.of("name", platform, "role", role, "platform", platform));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static String path(JsonNode account, String more) {
        return "/api/v1/accounts/" + account.get("id").asLong() + more;
    }

    private static LineClient signIn(String token) throws IOException {
        return LineClient.signedIn(server.bean(GatewayBinding.class).port(), "FOLLOWER", token);
    }

    private static String refusal(String token) throws IOException {
        try (LineClient expert =
                LineClient.connect(server.bean(GatewayBinding.class).port())) {
            expert.send("AUTH|FOLLOWER|" + token);
            return expert.await("AUTH_");
        }
    }

    private static HttpResponse<byte[]> download(JsonNode account, Map<String, ?> body)
            throws IOException, InterruptedException {
        String credentials = Server.ADMIN + ":" + Server.PASSWORD;
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + server.port() + path(account, "/expert-package")))
                            .header("Content-Type", "application/json")
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    JsonMapper.builder().build().writeValueAsString(body)))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static Map<String, String> unzip(byte[] file) throws IOException {
        Map<String, String> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
