package com.termfleet.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Accounts become terminals in real containers, with the simulated terminal, and stay alive whatever happens to them. */
class FleetContainerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "a-very-secret-password";

    private static Server server;
    private static Http admin;

    @BeforeAll
    static void serve() {
        server = Server.start(Map.of("termfleet.gateway.heartbeat", "500ms"));
        admin = server.http().basic(Server.ADMIN, Server.PASSWORD);
    }

    @AfterAll
    static void nothingIsLeft() throws Exception {
        String instance = server.bean(TerminalStore.class).instance();
        server.close();
        String filter = "label=termfleet.instance=" + instance;
        docker("sh", "docker ps -aq --filter " + filter + " | xargs -r docker rm -f");
        docker("sh", "docker volume ls -q --filter " + filter + " | xargs -r docker volume rm");
        docker("sh", "docker network ls -q --filter " + filter + " | xargs -r docker network rm");
    }

    @Test
    void an_account_becomes_a_terminal_that_is_alive() {
        long id = account("101", PASSWORD, "FOLLOWER").get("id").asLong();
        JsonNode alive = awaitAccount(id, "is alive", FleetContainerTest::isAlive);
        assertThat(alive.get("containerState").asString()).isEqualTo("RUNNING");
        assertThat(alive.get("brokerState").asString()).isEqualTo("AUTHORIZED");
    }

    private static boolean isAlive(JsonNode account) {
        return account.get("expertState").asString().equals("ALIVE");
    }

    private static JsonNode account(String login, String password, String role) {
        Http.Answer answer = admin.post(
                "/api/v1/accounts",
                Map.of(
                        "name",
                        "Test " + login,
                        "role",
                        role,
                        "platform",
                        "MT5",
                        "login",
                        login,
                        "password",
                        password,
                        "server",
                        "TermFleet-Demo",
                        "terminal",
                        "simulator"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static JsonNode awaitAccount(long id, String what, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode account = admin.get("/api/v1/accounts/" + id).json();
            if (wanted.test(account)) {
                return account;
            }
            assertThat(System.nanoTime())
                    .as("account %d %s in time; it is %s", id, what, account)
                    .isLessThan(end);
        }
    }

    private static String docker(String... command) throws IOException, InterruptedException {
        List<String> arguments = command[0].equals("sh") ? List.of("sh", "-c", command[1]) : List.of(command);
        Process process =
                new ProcessBuilder(arguments).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
