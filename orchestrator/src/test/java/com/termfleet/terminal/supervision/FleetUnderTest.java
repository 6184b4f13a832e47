package com.termfleet.terminal.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.terminal.store.TerminalStore;
import com.termfleet.testing.Docker;
import com.termfleet.testing.Http;
import com.termfleet.testing.Polling;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A server with real containers, seen through its API. What it started is gone when it is closed. */
final class FleetUnderTest implements AutoCloseable {

    static final String PASSWORD = "a-very-secret-password";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Server server;
    private final Http admin;

    FleetUnderTest(Map<String, Object> settings) {
        Map<String, Object> all =
                new HashMap<>(Map.of("termfleet.gateway.heartbeat", "1s", "termfleet.docker.host", Docker.HOST));
        all.putAll(settings);
        server = Server.start(all);
        admin = server.http().basic(Server.ADMIN, Server.PASSWORD);
    }

    Server server() {
        return server;
    }

    String instance() {
        return server.bean(TerminalStore.class).instance();
    }

    /** Ends the server alone: its terminals go on. */
    void leave() {
        server.close();
    }

    @Override
    public void close() {
        String instance = instance();
        server.close();
        Docker.removeAll(instance);
    }

    /** @return the account with its token */
    JsonNode account(String login, String password) {
        return account("simulator", login, password);
    }

    JsonNode account(String terminal, String login, String password) {
        Http.Answer answer = admin.post(
                "/api/v1/accounts",
                Map.of(
                        "name",
                        "Test " + login,
                        "role",
                        "FOLLOWER",
                        "platform",
                        "MT5",
                        "login",
                        login,
                        "password",
                        password,
                        "server",
                        "TermFleet-Demo",
                        "terminal",
                        terminal));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    long aliveAccount(String login) {
        long id = account(login, PASSWORD).get("id").asLong();
        awaitAlive(id);
        return id;
    }

    JsonNode awaitAlive(long id) {
        return await(id, "is alive", FleetUnderTest::isAlive);
    }

    static boolean isAlive(JsonNode account) {
        return is(account, "containerState", "RUNNING") && is(account, "expertState", "ALIVE");
    }

    static boolean is(JsonNode account, String state, String value) {
        return account.get(state).asString().equals(value);
    }

    JsonNode await(long id, String what, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode account = get(id);
            if (wanted.test(account)) {
                return account;
            }
            assertThat(System.nanoTime())
                    .as("account %d %s in time; it is %s", id, what, account)
                    .isLessThan(end);
            Polling.pause();
        }
    }

    JsonNode get(long id) {
        Http.Answer answer = admin.get("/api/v1/accounts/" + id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Reads {@code journal}, {@code logs} or {@code events} of the account until the text is in it. */
    void awaitText(long id, String what, String text) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String answer = admin.get("/api/v1/accounts/" + id + "/" + what).text();
        while (!answer.contains(text)) {
            assertThat(System.nanoTime())
                    .as("%s in the %s in time; it is %s", text, what, answer)
                    .isLessThan(end);
            Polling.pause();
            answer = admin.get("/api/v1/accounts/" + id + "/" + what).text();
        }
    }

    Http.Answer ask(long id, String verb) {
        return admin.post("/api/v1/accounts/" + id + "/" + verb, Map.of());
    }

    Http http() {
        return admin;
    }

    String container(long id) {
        return "termfleet-" + instance().substring(0, 8) + "-" + id;
    }

    /** Waits for what only the engine can tell. */
    static void awaitDocker(String what, Predicate<String> wanted, String... arguments) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String output = Docker.docker(arguments);
        while (!wanted.test(output)) {
            assertThat(System.nanoTime())
                    .as("%s in time; it says %s", what, output)
                    .isLessThan(end);
            Polling.pause();
            output = Docker.docker(arguments);
        }
    }
}
