package com.termfleet.compat.copier;

import static com.termfleet.compat.copier.CopierRig.await;
import static com.termfleet.compat.copier.CopierRig.id;
import static com.termfleet.compat.copier.CopierRig.items;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.compat.copier.CopierRig.User;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user of the MT5 to Match-Trader copier who moves over, as an outside program: HTTP, the line protocol and a mail box. */
class CopierTest {

    private static final String IMPORT = "/api/v1/config/import";

    private static final CopierRig RIG = new CopierRig();

    @AfterAll
    static void stop() {
        RIG.close();
    }

    private static Answer importing(User user, String config) {
        return user.api().send("POST", IMPORT, config);
    }

    private static String config(String mode, String multiplier, String email) {
        return """
                {"mt5_accounts": [{"login": 70001, "server": "Demo-Server", "name": "Signals"}],
                 "match_trader_accounts": [{"name": "Prop", "token": "%s", "broker": "%s"}],
                 "symbol_mappings": {"EURUSD.z": "EURUSD"},
                 "copy_settings": {"mode": "%s", "multiplier": %s},
                 "logging": {"level": "INFO", "log_file": "copier.log"},
                 "notifications": {"enabled": true, "email": "%s"}}""".formatted(RIG.broker().token(), RIG.broker().address(), mode, multiplier, email);
    }

    @Test
    void a_config_json_makes_accounts_that_copy_and_tells_of_it() throws Exception {
        User user = RIG.user();
        String config = config("proportional", "2", user.email());

        Answer preview = user.api().send("POST", IMPORT + "?dryRun=true", config);

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.text()).doesNotContain(RIG.broker().token());
        assertThat(preview.json().get("changes")).hasSize(4);
        assertThat(user.items("/api/v1/accounts")).isEmpty();

        JsonNode imported = importing(user, config).json();
        String token = imported.get("tokens").get(0).get("token").asString();
        assertThat(imported.get("changes")).hasSize(4);
        assertThat(importing(user, config).json().get("changes"))
                .as("once more")
                .isEmpty();
        List<JsonNode> recorded = user.items("/api/v1/config/imports");
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().toString())
                .contains(user.email(), "Signals")
                .doesNotContain(RIG.broker().token(), token);
        JsonNode subscription = user.items("/api/v1/subscriptions").getFirst();
        assertThat(subscription.get("sizing").toString()).isEqualTo("{\"mode\":\"MULTIPLIER\",\"value\":\"2\"}");
        assertThat(subscription.get("existingPositions").asString()).isEqualTo("COPY");
        long follower = subscription.get("followerAccountId").asLong();
        await(
                () -> "the follower's equity",
                () -> "AUTHORIZED"
                        .equals(user.api()
                                .get("/api/v1/accounts/" + follower)
                                .json()
                                .get("brokerState")
                                .asString()));
        assertThat(user.api()
                        .get("/api/v1/accounts/" + follower)
                        .json()
                        .get("equity")
                        .isNull())
                .isFalse();

        try (LineClient master = RIG.expert("MASTER", imported.get("tokens").get(0))) {
            master.send("CMD_OPEN|BUY|EURUSD.z|1.10000|0.10|0|0|11").await("ACK|CMD_OPEN|11|");
            await(() -> "the position at the broker", () -> RIG.held().size() == 1);
            assertThat(RIG.held().getFirst().volume().toPlainString()).startsWith("0.2");
            await(
                    () -> "the trade log",
                    () -> items(user.key().get("/trade-logs")).stream()
                            .anyMatch(log -> log.get("status").asString().equals("open")));
            JsonNode log = items(user.key().get("/trade-logs")).getFirst();
            assertThat(log.get("masterSymbol").asString()).isEqualTo("EURUSD.z");
            assertThat(log.get("symbol").asString()).isEqualTo("EURUSD");

            master.send("CMD_CLOSE|11|1.1|0").await("ACK|CMD_CLOSE|11|");
            await(() -> "the close at the broker", () -> RIG.held().isEmpty());
        }
        await(() -> "notifications " + user.types(), () -> user.types().containsAll(List.of("open", "close")));
        await(() -> "e-mails", () -> RIG.subjects(user.email()).size() == 2);
        assertThat(RIG.subjects(user.email()))
                .containsExactlyInAnyOrder("Opened at account Prop", "Closed at account Prop");
        await(
                () -> "the state of the notifications",
                () -> user.items("/api/v1/notifications").stream()
                        .allMatch(told -> told.get("status").asString().equals("sent")));
    }

    @Test
    void a_config_json_with_mistakes_changes_nothing_and_each_is_named_by_its_path() {
        User user = RIG.user();

        Answer answer = importing(user, """
                {"mt5_accounts": [{"login": "1", "server": "S", "name": "A"}, {"login": "x1", "password": "p", "server": "S"}],
                 "match_trader_accounts": [{"name": "F", "broker": "ftp://x"}],
                 "symbol_mappings": {"EUR|USD": "EURUSD", "GOLD": null},
                 "copy_settings": {"mode": "martingale", "multiplier": -1},
                 "notifications": {"enabled": true, "email": "nobody"}}""");

        assertThat(answer.status()).isEqualTo(400);
        List<String> fields = StreamSupport.stream(answer.json().get("errors").spliterator(), false)
                .map(error -> error.get("field").asString())
                .toList();
        assertThat(fields)
                .contains(
                        "mt5_accounts[1].login",
                        "match_trader_accounts[0].token",
                        "match_trader_accounts[0].broker",
                        "symbol_mappings.EUR|USD",
                        "symbol_mappings.GOLD",
                        "copy_settings.mode",
                        "copy_settings.multiplier",
                        "notifications.email");
        assertThat(user.items("/api/v1/accounts")).isEmpty();
        assertThat(user.items("/api/v1/config/imports")).isEmpty();
    }

    @Test
    void wrong_types_unknown_keys_and_huge_files_are_refused() {
        User user = RIG.user();

        assertThat(importing(user, "{\"mt5_accounts\": [{\"name\": [1]}]}").text())
                .contains("mt5_accounts[0].name");
        assertThat(importing(user, "{\"mt5_account\": []}").text()).contains("mt5_account");
        assertThat(importing(user, "{\"copy_settings\": {\"multiplier\": \"much\"}}")
                        .text())
                .contains("copy_settings.multiplier");
        assertThat(importing(user, "[").status()).isEqualTo(400);
        assertThat(importing(user, "{\"x\": \"" + "a".repeat(10_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(RIG.server()
                        .http()
                        .with("X-API-Key", "wrong")
                        .send("POST", IMPORT, "{}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void a_hosted_account_keeps_its_password_secret_and_takes_another_one() {
        User user = RIG.user();
        String config =
                "{\"mt5_accounts\": [{\"login\": \"70002\", \"password\": \"%s\", \"server\": \"S\", \"name\": \"H\"}]}";

        Answer made = user.api().send("POST", IMPORT + "?terminal=simulator", config.formatted("first-secret"));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json().get("tokens")).isEmpty();
        assertThat(importing(user, config.formatted("first-secret")).json().get("changes"))
                .isEmpty();
        Answer changed = importing(user, config.formatted("second-secret"));

        assertThat(changed.json().get("changes")).hasSize(1);
        assertThat(changed.json().get("changes").get(0).get("path").asString()).isEqualTo("mt5_accounts[0].password");
        assertThat(user.api().get("/api/v1/config/imports").text() + changed.text() + made.text())
                .doesNotContain("first-secret", "second-secret");
    }

    @Test
    void a_copy_that_fails_is_an_error_until_somebody_resolves_it() throws Exception {
        User user = RIG.user();
        JsonNode master = user.account("MASTER");
        JsonNode follower = user.account("FOLLOWER");
        user.subscribe(master.get("id").asLong(), follower.get("id").asLong());
        try (LineClient signals = RIG.expert("MASTER", master);
                LineClient copies = RIG.expert("FOLLOWER", follower)) {
            signals.send("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|21").await("ACK|CMD_OPEN|21|");
            String open = copies.await("CMD_OPEN|");
            copies.send("NACK_OPEN|21|10019|No money|id=" + id(open));
            await(
                    () -> "the error",
                    () -> user.items("/api/v1/error-logs?resolved=false").size() == 1);
            JsonNode error = items(user.key().get("/error-logs")).getFirst();
            assertThat(error.get("context").asString()).isEqualTo("copy.open");
            assertThat(error.get("message").asString()).contains("EURUSD");
            assertThat(user.types()).containsExactly("error");
            Answer resolved =
                    user.api().post("/api/v1/error-logs/" + error.get("id").asLong() + "/resolve", Map.of());
            assertThat(resolved.json().get("resolved").asBoolean()).isTrue();
            assertThat(RIG.user()
                            .api()
                            .post("/api/v1/error-logs/" + error.get("id").asLong() + "/resolve", Map.of())
                            .status())
                    .isEqualTo(404);

            signals.send("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|22").await("ACK|CMD_OPEN|22|");
            copies.send("ACK_OPEN|22|900|0.10|BUY|id=" + id(copies.await("CMD_OPEN|")));
            signals.send("CMD_CLOSE|22|1.1|0").await("ACK|CMD_CLOSE|22|");
            copies.send("NACK_CLOSE|22|10018|Market closed|id=" + id(copies.await("CMD_CLOSE|")));
            await(
                    () -> "the refused close",
                    () -> user.items("/api/v1/error-logs?resolved=false").size() == 1);
            copies.send("ACK_CLOSE|22|900|1.1|0|id=" + id(copies.await("CMD_CLOSE|")));
            await(
                    () -> "its end",
                    () -> user.items("/api/v1/error-logs?resolved=false").isEmpty());
        }
    }

    @Test
    void a_message_of_a_program_is_told_by_mail_and_by_the_dashboard() {
        User user = RIG.user();

        Answer told = user.key().post("/notify", Map.of("channel", "email", "subject", "Hello", "message", "World"));

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().get("recipient").asString()).isEqualTo(user.email());
        await(() -> "the mail", () -> RIG.subjects(user.email()).contains("Hello"));
        assertThat(user.key()
                        .post("/notify", Map.of("message", "x"))
                        .json()
                        .get("channel")
                        .asString())
                .isEqualTo("dashboard");
        assertThat(user.items("/api/v1/notifications")).hasSize(2);
        assertThat(user.key()
                        .post("/notify", Map.of("channel", "pigeon", "message", "x"))
                        .text())
                .contains("\"channel\"");
        assertThat(user.key().post("/notify", Map.of("subject", "x")).text()).contains("\"message\"");
        assertThat(RIG.withKey("wrong").post("/notify", Map.of("message", "x")).status())
                .isEqualTo(401);
        assertThat(RIG.server().http().post("/notify", Map.of("message", "x")).status())
                .isEqualTo(401);
    }
}
