package com.termfleet.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Server;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInHttpTest {

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
    void nobody_gets_in_without_showing_something() {
        Answer answer = server.http().get(USERS);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("status").asInt()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void a_browser_signs_in_and_is_known_by_its_cookie() {
        Http browser = server.http();

        Answer signedIn = signIn(browser, Server.PASSWORD);

        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.json().at("/user/email").asString()).isEqualTo(Server.ADMIN);
        assertThat(signedIn.json().at("/user/role").asString()).isEqualTo("ADMIN");
        assertThat(signedIn.json().at("/user/id").isNumber()).isTrue();
        assertThat(browser.get(SESSION).json().at("/user/email").asString()).isEqualTo(Server.ADMIN);
    }

    @Test
    void the_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        Answer signedIn = signIn(server.http(), Server.PASSWORD);

        String cookie = signedIn.response().headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("TERMFLEET="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
    }

    @Test
    void signing_in_gives_a_session_that_nobody_could_have_planted() {
        Http browser = server.http();
        signIn(browser, Server.PASSWORD);
        String before = browser.cookie("TERMFLEET");

        signIn(browser, Server.PASSWORD);

        assertThat(browser.cookie("TERMFLEET")).isNotEmpty().isNotEqualTo(before);
    }

    @Test
    void programs_with_keys_of_their_own_get_no_cookies() {
        Answer refused = server.http().with("X-API-Key", "of nobody").get("/mt5/account");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.response().headers().allValues("Set-Cookie")).isEmpty();
        assertThat(refused.header("Content-Security-Policy")).contains("default-src 'self'");
        assertThat(refused.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void a_wrong_password_and_an_unknown_person_are_answered_alike() {
        Answer wrong = signIn(server.http(), "wrong");
        Answer unknown =
                server.http().post(SESSION, Map.of("email", "nobody@example.com", "password", Server.PASSWORD));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(unknown.text());
    }

    @Test
    void signing_in_without_a_password_names_the_field() {
        Answer answer = server.http().post(SESSION, Map.of("email", Server.ADMIN));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString())
                .as(answer.text())
                .isEqualTo("password");
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo("is required");
    }

    @Test
    void a_browser_cannot_change_anything_without_the_csrf_token() {
        Http browser = server.http();
        signIn(browser, Server.PASSWORD);

        Answer without = browser.post(TOKENS, Map.of("name", "mine"));
        Answer with = browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")).post(TOKENS, Map.of("name", "mine"));

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.json().get("detail").asString()).contains("X-XSRF-TOKEN");
        assertThat(with.status()).isEqualTo(201);
    }

    @Test
    void after_signing_out_the_cookie_opens_nothing() {
        Http browser = server.http();
        signIn(browser, Server.PASSWORD);

        Answer out = browser.with("X-XSRF-TOKEN", browser.cookie("XSRF-TOKEN")).delete(SESSION);

        assertThat(out.status()).isEqualTo(204);
        assertThat(browser.get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void a_script_uses_a_token_in_either_header_and_needs_no_csrf_token() {
        String token = token("script");

        assertThat(token).startsWith("tf_");
        assertThat(server.http().bearer(token).get(SESSION).status()).isEqualTo(200);
        assertThat(server.http()
                        .with("X-API-Key", token)
                        .post(TOKENS, Map.of("name", "another"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_request_with_a_token_leaves_no_session_behind() {
        Http script = server.http().bearer(token("sessionless"));

        script.get(SESSION);

        assertThat(script.cookie("TERMFLEET")).isEmpty();
    }

    @Test
    void a_revoked_token_opens_nothing_from_that_moment() {
        Http admin = admin();
        Answer created = admin.post(TOKENS, Map.of("name", "short-lived"));
        Http script = server.http().bearer(created.json().get("token").asString());
        assertThat(script.get(SESSION).status()).isEqualTo(200);

        Answer revoked = admin.delete(TOKENS + "/" + created.json().get("id").asLong());

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(script.get(SESSION).status()).isEqualTo(401);
        assertThat(admin.get(TOKENS).text()).doesNotContain("short-lived");
    }

    @Test
    void tokens_are_listed_without_the_secret() {
        Answer created = admin().post(TOKENS, Map.of("name", "listed"));

        Answer list = admin().get(TOKENS);

        assertThat(list.json().get("total").asInt()).isPositive();
        assertThat(list.text())
                .contains("listed")
                .doesNotContain(created.json().get("token").asString());
    }

    @Test
    void http_basic_works_for_scripts_and_is_refused_from_another_sites_page() {
        assertThat(admin().post(TOKENS, Map.of("name", "basic")).status()).isEqualTo(201);
        assertThat(admin().with("Sec-Fetch-Site", "cross-site")
                        .post(TOKENS, Map.of("name", "forged"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void an_unreadable_authorization_header_opens_nothing() {
        assertThat(server.http().with("Authorization", "Basic ???").get(SESSION).status())
                .isEqualTo(401);
        assertThat(server.http().with("Authorization", "Digest x").get(SESSION).status())
                .isEqualTo(401);
        assertThat(server.http().bearer("tf_made-up").get(SESSION).status()).isEqualTo(401);
    }

    @Test
    void the_address_that_a_stranger_claims_to_come_from_counts_for_nothing() {
        int last = 0;
        for (int i = 0; i < 6; i++) {
            last = server.http()
                    .with("X-Forwarded-For", "203.0.113." + i)
                    .post(SESSION, Map.of("email", "claimed@example.com", "password", "guess"))
                    .status();
        }
        assertThat(last).isEqualTo(429);
    }

    @Test
    void a_made_up_token_is_refused_without_asking_the_database() {
        try (Server alone = Server.start()) {
            alone.database().goAway();
            assertThat(alone.http().bearer("tf_made-up").get(SESSION).status()).isEqualTo(401);
            alone.database().comeBack();
        }
    }

    @Test
    void who_fails_too_often_has_to_wait_and_is_told_how_long() {
        Map<String, String> guess = Map.of("email", "victim@example.com", "password", "guess");
        for (int i = 0; i < 5; i++) {
            assertThat(server.http().post(SESSION, guess).status()).isEqualTo(401);
        }

        Answer answer = server.http().post(SESSION, guess);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 61);
        assertThat(answer.json().get("status").asInt()).isEqualTo(429);
    }

    @Test
    void an_admin_makes_users_whose_password_is_shown_once() {
        Answer created = admin().post(USERS, Map.of("email", "Ann@Example.com", "role", "FOLLOWER"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().get("email").asString()).isEqualTo("ann@example.com");
        String password = created.json().get("password").asString();
        assertThat(server.http().basic("ann@example.com", password).get(SESSION).status())
                .isEqualTo(200);
        assertThat(admin().get(USERS).text()).contains("ann@example.com").doesNotContain(password);
    }

    @Test
    void an_address_is_one_user_however_it_is_written() {
        admin().post(USERS, Map.of("email", "twice@example.com", "role", "MASTER"));

        Answer again = admin().post(USERS, Map.of("email", "TWICE@example.com", "role", "MASTER"));

        assertThat(again.status()).isEqualTo(409);
    }

    @Test
    void somebody_who_is_no_admin_sees_only_himself_and_makes_nobody() {
        Answer created = admin().post(USERS, Map.of("email", "bob@example.com", "role", "FOLLOWER"));
        Http bob = server.http()
                .basic("bob@example.com", created.json().get("password").asString());

        assertThat(bob.get(USERS).json().get("total").asInt()).isEqualTo(1);
        assertThat(bob.post(USERS, Map.of("email", "eve@example.com", "role", "ADMIN"))
                        .status())
                .isEqualTo(403);
        assertThat(bob.get(USERS + "/1").status()).isEqualTo(404);
        assertThat(bob.get("/actuator/prometheus").status()).isEqualTo(403);
    }

    @Test
    void nobody_revokes_somebody_elses_token() {
        Answer created = admin().post(USERS, Map.of("email", "carl@example.com", "role", "FOLLOWER"));
        Http carl = server.http()
                .basic("carl@example.com", created.json().get("password").asString());
        long id = admin().post(TOKENS, Map.of("name", "the admin's"))
                .json()
                .get("id")
                .asLong();

        assertThat(carl.delete(TOKENS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void health_is_public_and_metrics_are_the_admins() {
        assertThat(server.http().get("/actuator/health").status()).isEqualTo(200);
        assertThat(server.http().get("/actuator/health").text()).doesNotContain("components");
        assertThat(admin().get("/actuator/health")
                        .json()
                        .at("/components/db/status")
                        .asString())
                .isEqualTo("UP");
        assertThat(server.http().get("/actuator/prometheus").status()).isEqualTo(401);
        assertThat(admin().get("/actuator/prometheus").text()).contains("jvm_memory_used_bytes");
    }

    private static Http admin() {
        return server.http().basic(Server.ADMIN, Server.PASSWORD);
    }

    private static String token(String name) {
        return admin().post(TOKENS, Map.of("name", name)).json().get("token").asString();
    }

    private static Answer signIn(Http browser, String password) {
        return browser.post(SESSION, Map.of("email", Server.ADMIN, "password", password));
    }
}
