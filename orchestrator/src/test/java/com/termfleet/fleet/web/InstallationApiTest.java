package com.termfleet.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.testing.Http;
import com.termfleet.testing.NewAccounts;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a server does on a database that was restored from another, without any container engine. */
class InstallationApiTest {

    private static final Map<String, Object> SETTINGS = Map.of(
            "termfleet.docker.host",
            "unix:///nowhere/docker.sock",
            "termfleet.master-key",
            Base64.getEncoder().encodeToString(new byte[32]));
    private static final String PATH = "/api/v1/installation";

    /** @return a copy of the database of a server that has one hosted account, and that server's installation */
    private static TestDatabase restored(StringBuilder instance) {
        try (Server original = Server.start(SETTINGS)) {
            Http admin = admin(original);
            assertThat(admin.post("/api/v1/accounts", NewAccounts.hosted("FOLLOWER", "Hosted", "7"))
                            .status())
                    .isEqualTo(201);
            JsonNode status = admin.get(PATH).json();
            assertThat(status.get("claimed").asBoolean()).isTrue();
            instance.append(status.get("instance").asString());
            return original.database().copy();
        }
    }

    private static Http admin(Server server) {
        return server.http().basic(Server.ADMIN, Server.PASSWORD);
    }

    private static JsonNode account(Http admin) {
        return admin.get("/api/v1/accounts").json().get("items").get(0);
    }

    @Test
    void a_restored_copy_manages_nothing_and_says_so_until_it_is_claimed_as_a_copy() {
        StringBuilder instance = new StringBuilder();
        try (Server copy = Server.start(restored(instance), SETTINGS)) {
            Http admin = admin(copy);
            assertThat(admin.get(PATH).json().get("claimed").asBoolean()).isFalse();
            assertThat(account(admin).get("containerState").asString()).isEqualTo("LOST");
            assertThat(account(admin).get("reason").asString()).contains("restored or moved");
            assertThat(admin.get("/actuator/health").text()).contains("UNCLAIMED");

            assertThat(admin.post(PATH + "/claim", Map.of("as", "COPY")).status())
                    .isEqualTo(200);
            JsonNode status = admin.get(PATH).json();
            assertThat(status.get("claimed").asBoolean()).isTrue();
            assertThat(status.get("instance").asString()).isNotEqualTo(instance.toString());
            assertThat(account(admin).get("desiredState").asString()).isEqualTo("STOPPED");
            await().until(() -> admin.get("/api/v1/accounts/" + account(admin).get("id") + "/events")
                    .text()
                    .contains(Server.ADMIN + " claimed this installation as COPY"));
            assertThat(admin.post(PATH + "/claim", Map.of("as", "COPY")).status())
                    .isEqualTo(409);
        }
    }

    @Test
    void a_database_that_was_moved_keeps_its_installation_and_its_terminals() {
        StringBuilder instance = new StringBuilder();
        try (Server moved = Server.start(restored(instance), SETTINGS)) {
            Http admin = admin(moved);
            assertThat(admin.post(PATH + "/claim", Map.of()).status()).isEqualTo(400);
            assertThat(admin.post(PATH + "/claim", Map.of("as", "MOVED")).status())
                    .isEqualTo(200);
            assertThat(admin.get(PATH).json().get("instance").asString()).isEqualTo(instance.toString());
            assertThat(account(admin).get("desiredState").asString()).isEqualTo("RUNNING");
        }
    }

    @Test
    void only_an_admin_sees_the_installation_and_its_orphans() {
        try (Server server = Server.start(SETTINGS)) {
            assertThat(server.http().get(PATH).status()).isEqualTo(401);
            assertThat(admin(server).get("/api/v1/orphans").json().get("items")).isEmpty();
            assertThat(admin(server).delete("/api/v1/orphans/nothing").status()).isEqualTo(404);
        }
    }
}
