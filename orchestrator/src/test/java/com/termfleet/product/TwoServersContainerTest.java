package com.termfleet.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Docker;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.ServerProcess;
import com.termfleet.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Two servers, as processes of their own at two addresses, on one external PostgreSQL and one container engine. The first
 * is killed.
 */
class TwoServersContainerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SECOND_ADDRESS = "127.0.0.2";

    private final TestDatabase database = TestDatabase.fresh();
    private ServerProcess first;
    private ServerProcess second;
    private String instance;

    @BeforeEach
    void two_servers(@TempDir Path folder) throws IOException {
        Path firstData = Files.createDirectory(folder.resolve("first"));
        first = ServerProcess.start(firstData, settings(Map.of()));
        instance = first.instance();
        String key = Files.readString(firstData.resolve("master.key")).strip();
        Path secondData = Files.createDirectory(folder.resolve("second"));
        second = first.launchAnother(secondData, SECOND_ADDRESS, settings(Map.of("TERMFLEET_MASTER_KEY", key)));
        second.api().awaitProbe("/readiness", "STANDBY", PATIENCE);
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("TERMFLEET_DATABASE_URL", database.url());
        settings.put("TERMFLEET_DEMO", "false");
        return settings;
    }

    @AfterEach
    void end() throws InterruptedException {
        second.close();
        first.close();
        Docker.removeAll(instance);
    }

    private static JsonNode external(RestApi api, String role) {
        return api.post("/accounts", Map.of("name", role, "role", role, "platform", "EXTERNAL"));
    }

    private LineClient atSecond() throws IOException {
        return LineClient.connect(InetAddress.getByName(SECOND_ADDRESS), second.gatewayPort());
    }

    private LineClient signedInAtSecond(String role, String token) throws IOException {
        LineClient client = atSecond();
        client.send("AUTH|" + role + "|" + token);
        client.await("AUTH_OK|");
        return client;
    }

    @Test
    void what_the_first_has_copied_is_closed_once_by_the_second_after_the_first_is_killed() throws Exception {
        RestApi api = first.api();
        JsonNode master = external(api, "MASTER");
        JsonNode follower = external(api, "FOLLOWER");
        String masterToken = master.get("token").asString();
        String followerToken = follower.get("token").asString();
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId", master.get("id").asLong(),
                        "followerAccountId", follower.get("id").asLong(),
                        "sizing", Map.of("mode", "MULTIPLIER", "value", "1")));
        try (LineClient copier = LineClient.signedIn(first.gatewayPort(), "FOLLOWER", followerToken);
                LineClient source = LineClient.signedIn(first.gatewayPort(), "MASTER", masterToken)) {
            source.send("CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|4711");
            copier.await("CMD_OPEN|");
            copier.send("ACK_OPEN|4711|987654|0.10|BUY");
            awaitPair(api, "OPEN");
            assertIsStandby(masterToken);

            first.kill();
        }
        second.awaitHealthy(PATIENCE);
        try (LineClient copier = signedInAtSecond("FOLLOWER", followerToken);
                LineClient source = signedInAtSecond("MASTER", masterToken)) {
            source.send("CMD_OPEN|BUY|EURUSD|1.08500|0.10|0|0|4711");
            source.await("ACK|CMD_OPEN|4711|");
            source.send("CMD_CLOSE|4711|1.086|10.00");
            assertThat(copier.await("CMD_CLOSE|")).startsWith("CMD_CLOSE|4711|987654|0|");
            copier.send("ACK_CLOSE|4711|987654|1.086|10.00");
            awaitPair(second.api(), "CLOSED");
            copier.send("PING|1");
            copier.await("PONG|1|");
            assertThat(copier.received().stream().filter(line -> line.startsWith("CMD_")))
                    .hasSize(1);
        }
    }

    private void assertIsStandby(String masterToken) throws IOException {
        HttpResponse<String> refused =
                second.api().tryPost("/users", Map.of("email", "new@example.com", "role", "FOLLOWER"));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("Another server has the lead");
        try (LineClient source = atSecond()) {
            source.send("AUTH|MASTER|" + masterToken);
            assertThat(source.awaitEnd()).containsExactly("BYE|UNAVAILABLE");
        }
    }

    private static void awaitPair(RestApi api, String status) {
        api.await(
                "/trade-pairs",
                "one copy " + status,
                PATIENCE,
                pairs -> pairs.get("total").asInt() == 1
                        && pairs.get("items").get(0).get("status").asString().equals(status));
    }

    @Test
    void a_terminal_of_the_first_runs_on_and_is_supervised_by_the_second() throws Exception {
        long owner = first.api().get("/session").get("user").get("id").asLong();
        HostedTerminal hosted = HostedTerminal.follower(first, owner, "Follower", "50080001", "TermFleet-Demo");
        hosted.awaitAlive();
        String started = started(hosted);

        first.kill();

        second.awaitHealthy(PATIENCE);
        HostedTerminal adopted = new HostedTerminal(second.api(), hosted.id(), hosted.container());
        adopted.awaitAlive();
        assertThat(started(hosted)).isEqualTo(started);

        Docker.run("kill", hosted.container());

        second.api()
                .await(
                        "/accounts/" + hosted.id(),
                        "restarted by the second server",
                        PATIENCE,
                        account -> account.get("restarts").asInt() == 1 && HostedTerminal.isAlive(account));
    }

    private static String started(HostedTerminal hosted) {
        return Docker.run("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", hosted.container());
    }
}
