package com.termfleet.product;

import com.termfleet.testing.Docker;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An account whose simulated terminal runs in a container of its own. */
record HostedTerminal(RestApi api, long id, String container) {

    private static final Duration DEADLINE = Duration.ofMinutes(3);

    static HostedTerminal follower(ServerProcess host, long owner, String name, String login, String server)
            throws IOException {
        return create(host, owner, "FOLLOWER", name, login, server);
    }

    static HostedTerminal create(ServerProcess host, long owner, String role, String name, String login, String server)
            throws IOException {
        RestApi api = host.api();
        JsonNode account = api.post(
                "/accounts",
                Map.of(
                        "name", name,
                        "ownerId", owner,
                        "role", role,
                        "platform", "MT5",
                        "login", login,
                        "password", BROKER_PASSWORD,
                        "server", server,
                        "terminal", "simulator"));
        long id = account.get("id").asLong();
        return new HostedTerminal(api, id, Docker.containerOf(host.instance(), id));
    }

    /** Long and unlike anything else, so that a leak is found by searching for it. */
    static final String BROKER_PASSWORD = "Br0ker-pass-7f3a9c-do-not-leak";

    JsonNode awaitAlive() {
        return api.await("/accounts/" + id, "account " + id + " ALIVE", DEADLINE, HostedTerminal::isAlive);
    }

    void awaitRestart() {
        api.await(
                "/accounts/" + id,
                "a restart of account " + id,
                DEADLINE,
                account -> account.get("restarts").asInt() > 0 && isAlive(account));
    }

    static boolean isAlive(JsonNode account) {
        return account.get("containerState").asString().equals("RUNNING")
                && account.get("brokerState").asString().equals("AUTHORIZED")
                && account.get("expertState").asString().equals("ALIVE");
    }

    /** By the broker's own count, as the terminal's heartbeat reports it. */
    void awaitPositions(int count) {
        api.await(
                "/accounts/" + id,
                "account " + id + " holding " + count + " positions",
                DEADLINE,
                account -> isAlive(account) && account.get("positions").asInt(-1) == count);
    }
}
