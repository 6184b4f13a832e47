package com.termfleet.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import com.termfleet.testing.TestDatabase;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** How a password becomes another, and what the old one opens after that. */
class PasswordHttpTest {

    private static final String SESSION = "/api/v1/session";
    private static final String USERS = "/api/v1/users";
    private static final String CHOSEN = "correct horse battery staple";

    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Person person(String email) {
        return Person.create(server, email);
    }

    private static Http admin() {
        return server.admin();
    }

    @Test
    void whoever_knows_the_old_password_chooses_a_new_one_and_the_old_one_opens_nothing_from_then_on() {
        Person ann = person("ann@example.com");
        assertThat(ann.basic().get(SESSION).status()).isEqualTo(200);

        Answer changed = ann.changePassword(ann.password(), CHOSEN);

        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(ann.basic().get(SESSION).status()).isEqualTo(401);
        assertThat(server.http().basic(ann.email(), CHOSEN).get(SESSION).status())
                .isEqualTo(200);
    }

    @Test
    void every_browser_has_to_sign_in_again_and_scripts_go_on() {
        Person bob = person("bob@example.com");
        String token = bob.basic()
                .post("/api/v1/tokens", Map.of("name", "script"))
                .json()
                .get("token")
                .asString();
        Http here = bob.browser();
        Http elsewhere = bob.browser();
        assertThat(elsewhere.get(SESSION).status()).isEqualTo(200);

        Answer changed = here.post(
                USERS + "/" + bob.id() + "/password", Map.of("currentPassword", bob.password(), "newPassword", CHOSEN));

        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(here.get(SESSION).status()).isEqualTo(401);
        assertThat(elsewhere.get(SESSION).status()).isEqualTo(401);
        assertThat(server.http().bearer(token).get(SESSION).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {72, 73, 200})
    void a_password_may_have_up_to_two_hundred_characters_and_each_of_them_counts(int length) {
        Person person = person("long" + length + "@example.com");
        String chosen = "ü".repeat(length - 1);

        Answer changed = person.changePassword(person.password(), chosen + "1");

        assertThat(changed.status()).as(changed.text()).isEqualTo(204);
        assertThat(server.http()
                        .basic(person.email(), chosen + "1")
                        .get(SESSION)
                        .status())
                .isEqualTo(200);
        assertThat(server.http()
                        .basic(person.email(), chosen + "2")
                        .get(SESSION)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_password_that_was_hashed_by_bcrypt_is_still_right() {
        TestDatabase database = TestDatabase.fresh();
        Map<String, Object> sameKey = Map.of("termfleet.master-key", "01".repeat(32));
        Server.start(database, sameKey).close();
        JdbcClient.create(database.dataSource())
                .sql("update users set password_hash = :hash")
                .param("hash", "{bcrypt}" + new BCryptPasswordEncoder().encode(CHOSEN))
                .update();
        try (Server again = Server.start(database, sameKey)) {
            assertThat(again.http().basic(Server.ADMIN, CHOSEN).get(SESSION).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_wrong_old_password_a_short_new_one_and_a_missing_one_are_named_and_change_nothing() {
        Person carl = person("carl@example.com");

        Answer wrong = carl.changePassword("not it", CHOSEN);
        Answer tooShort = carl.changePassword(carl.password(), "short");
        Answer missing = carl.basic().post(USERS + "/" + carl.id() + "/password", new HashMap<>());

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().at("/errors/0/field").asString()).isEqualTo("currentPassword");
        assertThat(tooShort.status()).isEqualTo(400);
        assertThat(tooShort.json().at("/errors/0/field").asString()).isEqualTo("newPassword");
        assertThat(missing.json().get("errors")).hasSize(2);
        assertThat(carl.basic().get(SESSION).status()).isEqualTo(200);
    }

    @Test
    void whoever_guesses_the_old_password_has_to_wait() {
        Person dora = person("dora@example.com");
        Http browser = dora.browser();
        Map<String, String> guess = Map.of("currentPassword", "guess", "newPassword", CHOSEN);
        String path = USERS + "/" + dora.id() + "/password";
        for (int i = 0; i < 5; i++) {
            assertThat(browser.post(path, guess).status()).isEqualTo(400);
        }

        Answer answer = browser.post(path, guess);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    @Test
    void an_admin_makes_a_new_password_and_all_that_was_open_is_closed() {
        Person eve = person("eve@example.com");
        Http browser = eve.browser();
        Http script = server.http()
                .bearer(eve.basic()
                        .post("/api/v1/tokens", Map.of("name", "script"))
                        .json()
                        .get("token")
                        .asString());
        assertThat(script.get(SESSION).status()).isEqualTo(200);

        Answer reset = admin().post(USERS + "/" + eve.id() + "/password-reset", Map.of());

        assertThat(reset.status()).as(reset.text()).isEqualTo(200);
        assertThat(eve.basic().get(SESSION).status()).isEqualTo(401);
        assertThat(browser.get(SESSION).status()).isEqualTo(401);
        assertThat(script.get(SESSION).status()).isEqualTo(401);
        String made = reset.json().get("password").asString();
        assertThat(server.http().basic(eve.email(), made).get(SESSION).status()).isEqualTo(200);
    }

    @Test
    void nobody_else_changes_a_password() {
        Person fay = person("fay@example.com");
        Person gus = person("gus@example.com");
        Map<String, String> change = Map.of("currentPassword", fay.password(), "newPassword", CHOSEN);

        assertThat(gus.basic()
                        .post(USERS + "/" + fay.id() + "/password", change)
                        .status())
                .isEqualTo(404);
        assertThat(gus.basic()
                        .post(USERS + "/" + fay.id() + "/password-reset", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(admin().post(USERS + "/" + fay.id() + "/password", change).status())
                .isEqualTo(403);
        assertThat(admin().post(USERS + "/0/password-reset", Map.of()).status()).isEqualTo(404);
        assertThat(admin().post(USERS + "/4711/password-reset", Map.of()).status())
                .isEqualTo(404);
        assertThat(fay.basic().get(SESSION).status()).isEqualTo(200);
    }
}
