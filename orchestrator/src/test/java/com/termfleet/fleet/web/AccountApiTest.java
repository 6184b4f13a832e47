package com.termfleet.fleet.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.access.Role;
import com.termfleet.access.Users;
import com.termfleet.terminal.store.TerminalStore;
import com.termfleet.terminal.supervision.EngineHealth;
import com.termfleet.testing.Http;
import com.termfleet.testing.NewAccounts;
import com.termfleet.testing.Polling;
import com.termfleet.testing.Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The API of accounts, on a server without any container engine. */
class AccountApiTest {

    private static Server server;
    private static Http admin;

    @BeforeAll
    static void serve() {
        server = Server.start(Map.of("termfleet.docker.host", "unix:///nowhere/docker.sock"));
        admin = server.http().basic(Server.ADMIN, Server.PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, Object> hosted(String login) {
        return new HashMap<>(NewAccounts.hosted("FOLLOWER", "Account " + login, login));
    }

    private static Map<String, Object> external(String name) {
        return new HashMap<>(Map.of("name", name, "role", "FOLLOWER", "platform", "EXTERNAL"));
    }

    private static JsonNode create(Http as, Map<String, Object> body) {
        Http.Answer answer = as.post("/api/v1/accounts", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private static Http user(String email, Role role) {
        Users.Created created = server.bean(Users.class).create(email, role);
        return server.http().basic(email, created.password());
    }

    @Test
    void an_external_account_has_a_token_and_no_terminal() {
        JsonNode account = create(admin, external("From outside"));
        assertThat(account.get("token").asString()).startsWith("tff_");
        assertThat(account.get("containerState").isNull()).isTrue();
        assertThat(account.get("desiredState").isNull()).isTrue();
        assertThat(account.get("expertState").asString()).isEqualTo("NONE");
        JsonNode later = admin.get("/api/v1/accounts/" + account.get("id")).json();
        assertThat(later.has("token")).isFalse();
        assertThat(admin.post("/api/v1/accounts/" + account.get("id") + "/start", Map.of())
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_hosted_account_is_taken_while_the_engine_is_away_and_says_so() {
        JsonNode account = create(admin, hosted("201"));
        assertThat(account.get("desiredState").asString()).isEqualTo("RUNNING");
        assertThat(account.get("terminal").asString()).isEqualTo("simulator");
        assertThat(account.toString()).doesNotContain("very-secret");
        String path = "/api/v1/accounts/" + account.get("id");
        assertThat(admin.post(path + "/stop", Map.of()).status()).isEqualTo(202);
        assertThat(admin.get(path).json().get("desiredState").asString()).isEqualTo("STOPPED");
        assertThat(admin.post(path + "/start", Map.of()).status()).isEqualTo(202);
        assertThat(admin.post(path + "/restart", Map.of()).status()).isEqualTo(202);
        assertThat(admin.get(path + "/journal").json().get("lines").isArray()).isTrue();
        Http.Answer logs = admin.get(path + "/logs");
        assertThat(logs.status()).isEqualTo(503);
        assertThat(logs.header("Content-Type")).startsWith("application/problem+json");
        assertThat(admin.get(path + "/events").json().get("items").isArray()).isTrue();
        assertThat(admin.delete(path).status()).isEqualTo(202);
        assertThat(admin.get(path).status()).isEqualTo(404);
    }

    @Test
    void a_terminals_events_name_the_person_who_asked() {
        String path = "/api/v1/accounts/" + create(admin, hosted("216")).get("id");
        admin.post(path + "/stop", Map.of());
        admin.post(path + "/start", Map.of());
        admin.post(path + "/restart", Map.of());
        admin.send("PATCH", path, "{\"password\":\"another\"}");
        for (String what : List.of("a stop", "a start", "a restart")) {
            awaitEvent(path, "admin@localhost asked for " + what);
        }
        awaitEvent(path, "admin@localhost changed the credentials");
    }

    private static void awaitEvent(String path, String text) {
        await().until(() -> admin.get(path + "/events")
                .json()
                .get("items")
                .valueStream()
                .anyMatch(event -> event.get("kind").asString().equals("PERSON")
                        && event.get("text").asString().equals(text)));
    }

    @Test
    void quarantines_are_released_for_many_accounts_at_once_but_only_for_ones_own() {
        long id = create(admin, hosted("205")).get("id").asLong();
        Http other = user("releases@example.com", Role.MASTER);
        String path = "/api/v1/accounts/release-quarantine";
        assertThat(admin.post(path, Map.of()).json().get("released").isArray()).isTrue();
        assertThat(admin.post(path, Map.of("ids", List.of(id))).status()).isEqualTo(202);
        assertThat(other.post(path, Map.of("ids", List.of(id))).status()).isEqualTo(404);
        assertThat(other.post(path, Map.of()).json().get("released")).isEmpty();
    }

    @Test
    void a_follower_sees_whom_to_copy_by_name_and_nothing_else() {
        Map<String, Object> body = external("Anna trades gold");
        body.put("role", "MASTER");
        long master = create(admin, body).get("id").asLong();
        create(admin, external("Nobody's business"));
        Http follower = user("chooser@example.com", Role.FOLLOWER);

        JsonNode masters = follower.get("/api/v1/masters?size=200").json().get("items");

        assertThat(masters.toString())
                .contains("{\"id\":" + master + ",\"name\":\"Anna trades gold\",\"terminal\":null,\"simulated\":false}")
                .doesNotContain("Nobody");
        assertThat(follower.get("/api/v1/accounts/" + master).status()).isEqualTo(404);
        assertThat(server.http().get("/api/v1/masters").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "login, 12a",
        "login, ''",
        "server, ''",
        "terminal, excel",
        "role, BOSS",
        "platform, PAPER",
        "ownerId, 4711",
        "ownerId, x"
    })
    void bad_input_is_answered_with_the_field(String field, String value) {
        Map<String, Object> body = hosted("202");
        body.put(field, value);
        Http.Answer answer = admin.post("/api/v1/accounts", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"p\r\nExpert=Evil", "p\u0000", "pässword", "p\tq"})
    void a_password_that_would_break_out_of_its_line_is_refused_and_not_repeated(String password) {
        Map<String, Object> body = hosted("203");
        body.put("password", password);
        Http.Answer answer = admin.post("/api/v1/accounts", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("Evil").doesNotContain("pässword");
    }

    @Test
    void everything_that_is_missing_is_said_at_once() {
        Http.Answer answer = admin.post("/api/v1/accounts", Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(admin.send("POST", "/api/v1/accounts", "{not json").status()).isEqualTo(400);
        assertThat(admin.send("POST", "/api/v1/accounts", "[]").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "999999999", "9223372036854775807"})
    void an_account_that_is_not_there_is_not_found(String id) {
        assertThat(admin.get("/api/v1/accounts/" + id).status()).isEqualTo(404);
        assertThat(admin.post("/api/v1/accounts/" + id + "/start", Map.of()).status())
                .isEqualTo(404);
        assertThat(admin.delete("/api/v1/accounts/" + id).status()).isEqualTo(404);
    }

    @Test
    void an_id_that_is_no_number_is_bad_input() {
        assertThat(admin.get("/api/v1/accounts/seven").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/accounts?page=-1").status()).isEqualTo(400);
        assertThat(admin.get("/api/v1/accounts?size=100000").status()).isEqualTo(400);
    }

    @Test
    void people_use_their_own_accounts_and_know_of_no_others() {
        Http ann = user("ann@example.com", Role.FOLLOWER);
        Http ben = user("ben@example.com", Role.FOLLOWER);
        JsonNode account = create(ann, external("Ann's"));
        String path = "/api/v1/accounts/" + account.get("id");
        assertThat(account.get("ownerEmail").asString()).isEqualTo("ann@example.com");
        assertThat(ben.get(path).status()).isEqualTo(404);
        assertThat(ben.delete(path).status()).isEqualTo(404);
        assertThat(ben.get(path + "/journal").status()).isEqualTo(404);
        assertThat(ben.get("/api/v1/accounts").json().get("total").asInt()).isZero();
        Map<String, Object> forAnn = external("For Ann");
        forAnn.put("ownerId", account.get("ownerId").asLong());
        assertThat(ben.post("/api/v1/accounts", forAnn).status()).isEqualTo(403);
        create(admin, forAnn);
        assertThat(ann.get("/api/v1/accounts").json().get("total").asInt()).isEqualTo(2);
    }

    @Test
    void an_investor_makes_no_accounts_and_nobody_gets_in_without_signing_in() {
        assertThat(user("ivy@example.com", Role.INVESTOR)
                        .post("/api/v1/accounts", external("Ivy's"))
                        .status())
                .isEqualTo(403);
        assertThat(server.http().get("/api/v1/accounts").status()).isEqualTo(401);
    }

    @Test
    void a_follower_makes_no_master_and_a_master_makes_both() {
        Map<String, Object> master = external("Signals");
        master.put("role", "MASTER");

        assertThat(user("flo@example.com", Role.FOLLOWER)
                        .post("/api/v1/accounts", master)
                        .status())
                .isEqualTo(403);
        Http max = user("max@example.com", Role.MASTER);
        create(max, master);
        create(max, external("Copies, too"));
    }

    @Test
    void new_credentials_are_checked_as_the_first_were() {
        JsonNode account = create(admin, hosted("204"));
        String path = "/api/v1/accounts/" + account.get("id");
        assertThat(admin.send("PATCH", path, "{\"password\":\"another\"}").status())
                .isEqualTo(200);
        assertThat(admin.send("PATCH", path, "{\"password\":\"a\\r\\nb\"}").status())
                .isEqualTo(400);
        assertThat(admin.send("PATCH", path, "{}").status()).isEqualTo(400);
        assertThat(admin.send(
                                "PATCH",
                                "/api/v1/accounts/"
                                        + create(admin, external("E")).get("id"),
                                "{\"password\":\"x\"}")
                        .status())
                .isEqualTo(409);
    }

    /** The server may end before the engine is back. */
    @Test
    void new_credentials_are_owed_to_the_terminal_until_it_has_them() {
        long id = create(admin, hosted("206")).get("id").asLong();
        assertThat(admin.send("PATCH", "/api/v1/accounts/" + id, "{\"password\":\"another\"}")
                        .status())
                .isEqualTo(200);
        TerminalStore store = server.bean(TerminalStore.class);
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (store.all().stream()
                .noneMatch(
                        row -> row.account().value() == id && row.desiredState().restart())) {
            assertThat(System.nanoTime())
                    .as("the restart is written down in time")
                    .isLessThan(end);
            Polling.pause();
        }
    }

    @Test
    void the_server_is_healthy_and_names_the_engine_as_unreachable() {
        assertThat(admin.get("/actuator/health").status()).isEqualTo(200);
        assertThat(server.bean(EngineHealth.class).health().getStatus().getCode())
                .isEqualTo("UNREACHABLE");
    }
}
