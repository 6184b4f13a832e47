package com.termfleet.copy.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.Person;
import com.termfleet.testing.Server;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pauses over HTTP: who may set which, what is shown to whom, and what is recorded. */
class PauseHttpTest {

    private static final String ACCOUNTS = "/api/v1/accounts";
    private static final String SUBSCRIPTIONS = "/api/v1/subscriptions";

    private static Server server;
    private static Http admin;
    private static int people;

    private Person provider;
    private Person owner;
    private Person stranger;
    private long master;
    private long follower;
    private long subscription;

    @BeforeAll
    static void start() {
        server = Server.start();
        admin = server.admin();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void a_subscription_between_two_people() {
        people++;
        provider = Person.create(server, "provider" + people + "@example.com");
        owner = Person.create(server, "owner" + people + "@example.com");
        stranger = Person.create(server, "stranger" + people + "@example.com");
        master = external("MASTER", provider);
        follower = external("FOLLOWER", owner);
        subscription = id(owner.basic()
                .post(
                        SUBSCRIPTIONS,
                        Map.of(
                                "masterAccountId",
                                master,
                                "followerAccountId",
                                follower,
                                "sizing",
                                Map.of("mode", "MULTIPLIER", "value", "1"),
                                "existingPositions",
                                "COPY_IF_NOT_BETTER",
                                "reopenManual",
                                true)));
        admin.post("/api/v1/resume", Map.of("scope", "ALL"));
    }

    private static long external(String role, Person owner) {
        return id(admin.post(
                ACCOUNTS, Map.of("name", "External", "role", role, "platform", "EXTERNAL", "ownerId", owner.id())));
    }

    private static long id(Answer made) {
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().get("id").asLong();
    }

    private static Answer pause(Http as, String scope, long account, String mode) {
        return as.post("/api/v1/pause", Map.of("scope", scope, "accountId", account, "mode", mode));
    }

    private static Answer resume(Http as, String scope, long account) {
        return as.post("/api/v1/resume", Map.of("scope", scope, "accountId", account));
    }

    private JsonNode shown() {
        return owner.basic().get(SUBSCRIPTIONS + "/" + subscription).json();
    }

    private static List<String> pausesOf(Http as) {
        return as.get("/api/v1/pauses")
                .json()
                .get("items")
                .valueStream()
                .map(item ->
                        item.get("scope").asString() + " " + item.get("mode").asString())
                .toList();
    }

    @Test
    void a_subscription_keeps_its_settings_for_positions_that_exist() {
        assertThat(shown().get("existingPositions").asString()).isEqualTo("COPY_IF_NOT_BETTER");
        assertThat(shown().get("reopenManual").asBoolean()).isTrue();
        assertThat(shown().get("effectivePause").isNull()).isTrue();

        Answer changed = owner.basic()
                .send(
                        "PATCH",
                        SUBSCRIPTIONS + "/" + subscription,
                        "{\"existingPositions\":\"COPY\",\"reopenManual\":false}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(shown().get("existingPositions").asString()).isEqualTo("COPY");
        assertThat(shown().get("reopenManual").asBoolean()).isFalse();
    }

    @Test
    void owners_pause_their_accounts_and_the_strictest_pause_is_shown_with_its_level() {
        assertThat(owner.basic()
                        .post(SUBSCRIPTIONS + "/" + subscription + "/pause", Map.of("mode", "OPEN_AND_CLOSE"))
                        .status())
                .isEqualTo(200);
        Answer paused = pause(owner.basic(), "FOLLOWER", follower, "CLOSE_ONLY");
        assertThat(paused.status()).as(paused.text()).isEqualTo(200);
        assertThat(paused.json().get("mode").asString()).isEqualTo("CLOSE_ONLY");
        assertThat(shown().at("/effectivePause/level").asString()).isEqualTo("FOLLOWER");

        assertThat(pause(provider.basic(), "MASTER", master, "FROZEN").status()).isEqualTo(200);
        assertThat(shown().at("/effectivePause/level").asString()).isEqualTo("MASTER");
        assertThat(shown().at("/effectivePause/mode").asString()).isEqualTo("FROZEN");
        assertThat(shown().get("pauseMode").asString()).isEqualTo("OPEN_AND_CLOSE");

        assertThat(resume(provider.basic(), "MASTER", master).status()).isEqualTo(200);
        assertThat(shown().at("/effectivePause/level").asString()).isEqualTo("FOLLOWER");
    }

    @Test
    void only_the_owner_or_an_admin_pauses_an_account() {
        assertThat(pause(stranger.basic(), "FOLLOWER", follower, "FROZEN").status())
                .isEqualTo(404);
        assertThat(pause(owner.basic(), "MASTER", master, "FROZEN").status()).isEqualTo(404);
        assertThat(resume(provider.basic(), "FOLLOWER", follower).status()).isEqualTo(404);
        assertThat(pause(admin, "MASTER", master, "FROZEN").status()).isEqualTo(200);
        assertThat(server.http().get("/api/v1/pauses").status()).isEqualTo(401);
    }

    @Test
    void only_an_admin_pauses_everything() {
        Map<String, String> everything = Map.of("scope", "ALL", "mode", "FROZEN");

        assertThat(owner.basic().post("/api/v1/pause", everything).status()).isEqualTo(403);
        assertThat(owner.basic().post("/api/v1/resume", everything).status()).isEqualTo(403);

        assertThat(admin.post("/api/v1/pause", everything).status()).isEqualTo(200);
        assertThat(shown().at("/effectivePause/level").asString()).isEqualTo("ALL");
        assertThat(admin.post("/api/v1/resume", everything).status()).isEqualTo(200);
        assertThat(shown().get("effectivePause").isNull()).isTrue();
    }

    @Test
    void everybody_sees_the_pauses_that_concern_them() {
        pause(owner.basic(), "FOLLOWER", follower, "CLOSE_ONLY");
        pause(provider.basic(), "MASTER", master, "FROZEN");
        admin.post("/api/v1/pause", Map.of("scope", "ALL", "mode", "OPEN_AND_CLOSE"));

        assertThat(pausesOf(owner.basic()))
                .containsExactlyInAnyOrder("ALL OPEN_AND_CLOSE", "MASTER FROZEN", "FOLLOWER CLOSE_ONLY");
        assertThat(pausesOf(stranger.basic())).containsExactly("ALL OPEN_AND_CLOSE");
        assertThat(pausesOf(admin)).contains("ALL OPEN_AND_CLOSE", "MASTER FROZEN", "FOLLOWER CLOSE_ONLY");
    }

    @Test
    void each_field_that_cannot_be_used_is_named() {
        assertThat(fields(admin.post("/api/v1/pause", Map.of())))
                .containsExactlyInAnyOrder("scope", "mode", "accountId");
        assertThat(fields(pause(admin, "ALL", master, "FROZEN"))).containsExactly("accountId");
        assertThat(fields(pause(admin, "FOLLOWER", master, "FROZEN"))).containsExactly("accountId");
        assertThat(fields(pause(admin, "MASTER", master, "ASLEEP"))).containsExactly("mode");
        assertThat(pause(admin, "MASTER", 4711, "FROZEN").status()).isEqualTo(404);
    }

    private static List<String> fields(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        return answer.json().get("errors").findValuesAsString("field");
    }

    @Test
    void a_preview_names_the_pause() {
        pause(provider.basic(), "MASTER", master, "CLOSE_ONLY");

        Answer preview = owner.basic()
                .post(
                        SUBSCRIPTIONS + "/preview",
                        Map.of(
                                "subscriptionId",
                                subscription,
                                "signal",
                                Map.of("type", "BUY", "symbol", "EURUSD", "price", "1.1", "lot", "1")));

        assertThat(preview.json().get("outcome").asString()).isEqualTo("SKIP");
        assertThat(preview.json().get("reason").asString()).startsWith("The master's account is paused");
    }

    @Test
    void who_paused_what_is_recorded() {
        pause(owner.basic(), "FOLLOWER", follower, "FROZEN");
        resume(owner.basic(), "FOLLOWER", follower);
        admin.post("/api/v1/pause", Map.of("scope", "ALL", "mode", "CLOSE_ONLY"));

        assertThat(admin.get("/api/v1/audit?size=20")
                        .json()
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("email").asString() + " "
                                + entry.get("text").asString()))
                .contains(
                        owner.email() + " paused copying to the account: FROZEN",
                        owner.email() + " resumed copying to the account",
                        "admin@localhost paused copying for everything: CLOSE_ONLY");
    }
}
