package com.termfleet.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.termfleet.testing.AdvancedClock;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Disabled people, limited tokens, and passwords that expire. */
class PeopleHttpTest {

    private static final String SESSION = "/api/v1/session";
    private static final String USERS = "/api/v1/users";
    private static final String TOKENS = "/api/v1/tokens";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_disabled_person_is_locked_out_at_once_and_let_in_again_when_enabled() {
        Person ann = person("ann@example.com");
        Http browser = ann.browser();
        Http script = ann.script(Map.of("name", "script"));
        assertThat(browser.get(SESSION).status()).isEqualTo(200);
        assertThat(script.get(SESSION).status()).isEqualTo(200);

        Answer disabled = admin().send("PATCH", USERS + "/" + ann.id(), "{\"enabled\":false}");

        assertThat(disabled.status()).as(disabled.text()).isEqualTo(200);
        assertThat(disabled.json().get("enabled").asBoolean()).isFalse();
        assertThat(browser.get(SESSION).status()).isEqualTo(401);
        assertThat(script.get(SESSION).status()).isEqualTo(401);
        assertThat(ann.basic().get(SESSION).status()).isEqualTo(401);

        admin().send("PATCH", USERS + "/" + ann.id(), "{\"enabled\":true}");

        assertThat(script.get(SESSION).status()).isEqualTo(200);
        assertThat(ann.basic().get(SESSION).status()).isEqualTo(200);
        assertThat(browser.get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void nobody_but_an_admin_disables_people_and_no_admin_themselves() {
        Person bob = person("bob@example.com");
        long self = admin().get(SESSION).json().at("/user/id").asLong();

        assertThat(bob.basic()
                        .send("PATCH", USERS + "/" + bob.id(), "{\"plan\":\"standard\"}")
                        .status())
                .isEqualTo(403);
        assertThat(admin().send("PATCH", USERS + "/" + self, "{\"enabled\":false}")
                        .status())
                .isEqualTo(409);
        assertThat(admin().send("PATCH", USERS + "/4711", "{\"enabled\":false}").status())
                .isEqualTo(404);
        assertThat(admin().send("PATCH", USERS + "/" + bob.id(), "{\"plan\":\"gold\"}")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("plan");
    }

    @Test
    void a_token_that_may_only_read_reads_and_changes_nothing() {
        Http reader = person("carl@example.com").script(Map.of("name", "reader", "scopes", List.of("read")));

        assertThat(reader.get(TOKENS).json().at("/items/0/scopes/0").asString()).isEqualTo("read");
        Answer refused = reader.post(TOKENS, Map.of("name", "more"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("detail").asString()).contains("scope");
    }

    @Test
    void a_token_for_signals_reads_nothing_but_whose_it_is() {
        Http poster = person("dora@example.com").script(Map.of("name", "poster", "scopes", List.of("signals")));

        assertThat(poster.get(SESSION).json().at("/user/email").asString()).isEqualTo("dora@example.com");
        assertThat(poster.get(TOKENS).status()).isEqualTo(403);
        assertThat(poster.get("/api/v1/accounts").status()).isEqualTo(403);
    }

    @Test
    void a_token_without_scopes_may_all_that_its_person_may() {
        Http script = person("eve@example.com").script(Map.of("name", "script"));

        assertThat(script.get(TOKENS).json().at("/items/0/scopes/0").asString()).isEqualTo("all");
        assertThat(script.post(TOKENS, Map.of("name", "more")).status()).isEqualTo(201);
    }

    @Test
    void scopes_and_expiry_that_make_no_sense_are_named() {
        Person fay = person("fay@example.com");

        assertThat(tokenError(fay, Map.of("name", "x", "scopes", List.of("everything"))))
                .isEqualTo("scopes");
        assertThat(tokenError(fay, Map.of("name", "x", "scopes", List.of()))).isEqualTo("scopes");
        assertThat(tokenError(fay, Map.of("name", "x", "expiresAt", "2020-01-01T00:00:00Z")))
                .isEqualTo("expiresAt");
    }

    @Test
    void a_token_opens_nothing_once_it_has_expired() {
        AdvancedClock clock = new AdvancedClock();
        try (Server aging = Server.start(TestDatabase.fresh(), Map.of(), clock::register)) {
            Http script = Person.create(aging, "gus@example.com")
                    .script(Map.of(
                            "name",
                            "an hour",
                            "expiresAt",
                            clock.instant().plus(Duration.ofHours(1)).toString()));
            assertThat(script.get(SESSION).status()).isEqualTo(200);

            clock.advance(Duration.ofHours(1));

            assertThat(script.get(SESSION).status()).isEqualTo(401);
        }
    }

    @Test
    void a_one_time_password_expires_and_one_that_was_chosen_does_not() {
        try (Server hasty = Server.start(Map.of("termfleet.one-time-password-lifetime", "1ms"))) {
            Http admin = hasty.http().basic(Server.ADMIN, Server.PASSWORD);
            JsonNode made = admin.post(USERS, Map.of("email", "late@example.com", "role", "FOLLOWER"))
                    .json();
            Http late =
                    hasty.http().basic("late@example.com", made.get("password").asString());

            await().until(() -> late.get(SESSION).status() == 401);
            assertThat(late.get(SESSION).json().get("detail").asString()).contains("expired");
            Answer browser = hasty.http()
                    .post(
                            SESSION,
                            Map.of(
                                    "email",
                                    "late@example.com",
                                    "password",
                                    made.get("password").asString()));
            assertThat(browser.status()).isEqualTo(401);
            assertThat(browser.json().get("detail").asString()).contains("expired");
            assertThat(admin.get(SESSION).status()).isEqualTo(200);
        }
    }

    private static String tokenError(Person person, Map<String, ?> token) {
        return person.basic().post(TOKENS, token).json().at("/errors/0/field").asString();
    }

    private static Person person(String email) {
        return Person.create(server, email);
    }

    private static Http admin() {
        return server.admin();
    }
}
