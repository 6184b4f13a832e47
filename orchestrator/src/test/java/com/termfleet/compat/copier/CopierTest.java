package com.termfleet.compat.copier;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.standin.matchtrader.MatchTraderOptions;
import com.termfleet.standin.matchtrader.MatchTraderStandin;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Polling;
import com.termfleet.testing.Server;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A user of the MT5 to Match-Trader copier who moves over, as an outside program: HTTP, the line protocol and a mail box. */
class CopierTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String IMPORT = "/api/v1/config/import";

    private static MatchTraderStandin broker;
    private static GreenMail mail;
    private static Server server;
    private static int people;

    @BeforeAll
    static void start() {
        broker = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);
        mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
        mail.start();
        server = Server.start(Map.ofEntries(
                Map.entry("termfleet.gateway.heartbeat", "60s"),
                Map.entry("termfleet.copy.repeat-after", "2s"),
                Map.entry("termfleet.copy.look-again-after", "300ms"),
                Map.entry("termfleet.match-trader.request-timeout", "2s"),
                Map.entry("termfleet.match-trader.poll-every", "150ms"),
                Map.entry("termfleet.match-trader.funds-every", "300ms"),
                Map.entry("termfleet.match-trader.settle", "1500ms"),
                Map.entry("termfleet.match-trader.reconnect-after", "50ms"),
                Map.entry("termfleet.mail.host", "127.0.0.1"),
                Map.entry("termfleet.mail.port", Integer.toString(mail.getSmtp().getPort())),
                Map.entry("termfleet.mail.start-tls", "false"),
                Map.entry("termfleet.notify.retry-after", "100ms")));
    }

    @AfterAll
    static void stop() {
        server.close();
        mail.stop();
        broker.close();
    }

    /** A person who may have masters and followers. */
    private record User(String email, Http api, Http key) {

        static User create() {
            String email = "copier" + ++people + "@example.com";
            JsonNode made = server.admin()
                    .post("/api/v1/users", Map.of("email", email, "role", "MASTER"))
                    .json();
            Http api = server.http().basic(email, made.get("password").asString());
            String token = api.post("/api/v1/tokens", Map.of("name", "copier"))
                    .json()
                    .get("token")
                    .asString();
            return new User(email, api, server.http().with("X-API-Key", token));
        }

        Answer importing(String config) {
            return api.send("POST", IMPORT, config);
        }

        List<JsonNode> items(String path) {
            Answer answer = api.get(path);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return CopierTest.items(answer.json());
        }
    }

    private static List<JsonNode> items(JsonNode page) {
        return StreamSupport.stream(page.get("items").spliterator(), false).toList();
    }

    private static void await(Supplier<String> what, BooleanSupplier isSo) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what.get() + " did not come within " + DEADLINE);
            }
            Polling.pause();
        }
    }

    private static List<Position> held() {
        return broker.broker().positions(broker.options().account());
    }

    private static String config(String mode, String multiplier, String email) {
        return """
                {"mt5_accounts": [{"login": 70001, "server": "Demo-Server", "name": "Signals"}],
                 "match_trader_accounts": [{"name": "Prop", "token": "%s", "broker": "%s"}],
                 "symbol_mappings": {"EURUSD.z": "EURUSD"},
                 "copy_settings": {"mode": "%s", "multiplier": %s},
                 "logging": {"level": "INFO", "log_file": "copier.log"},
                 "notifications": {"enabled": true, "email": "%s"}}""".formatted(broker.token(), broker.address(), mode, multiplier, email);
    }

    @Test
    void a_config_json_makes_accounts_that_copy_and_tells_of_it() throws Exception {
        User user = User.create();
        String config = config("proportional", "2", user.email());

        Answer preview = user.api().send("POST", IMPORT + "?dryRun=true", config);

        assertThat(preview.status()).as(preview.text()).isEqualTo(200);
        assertThat(preview.text()).doesNotContain(broker.token());
        assertThat(preview.json().get("changes")).hasSize(4);
        assertThat(user.items("/api/v1/accounts")).isEmpty();

        JsonNode imported = user.importing(config).json();
        String token = imported.get("tokens").get(0).get("token").asString();
        assertThat(imported.get("changes")).hasSize(4);
        assertThat(user.importing(config).json().get("changes")).as("once more").isEmpty();
        List<JsonNode> recorded = user.items("/api/v1/config/imports");
        assertThat(recorded).hasSize(1);
        assertThat(recorded.getFirst().toString())
                .contains(user.email(), "Signals")
                .doesNotContain(broker.token(), token);
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

        try (LineClient master =
                LineClient.signedIn(server.bean(GatewayBinding.class).port(), "MASTER", token)) {
            master.send("CMD_OPEN|BUY|EURUSD.z|1.10000|0.10|0|0|11").await("ACK|CMD_OPEN|11|");
            await(() -> "the position at the broker", () -> held().size() == 1);
            assertThat(held().getFirst().volume().toPlainString()).startsWith("0.2");
            await(
                    () -> "the trade log",
                    () -> items(user.key().get("/trade-logs").json()).stream()
                            .anyMatch(log -> log.get("status").asString().equals("open")));
            JsonNode log = items(user.key().get("/trade-logs").json()).getFirst();
            assertThat(log.get("masterSymbol").asString()).isEqualTo("EURUSD.z");
            assertThat(log.get("symbol").asString()).isEqualTo("EURUSD");

            master.send("CMD_CLOSE|11|1.1|0").await("ACK|CMD_CLOSE|11|");
            await(() -> "the close at the broker", () -> held().isEmpty());
        }
        await(() -> "notifications " + types(user), () -> types(user).containsAll(List.of("open", "close")));
        await(() -> "e-mails", () -> subjects(user.email()).size() == 2);
        assertThat(subjects(user.email()))
                .containsExactlyInAnyOrder("Opened at account Prop", "Closed at account Prop");
        await(
                () -> "the state of the notifications",
                () -> user.items("/api/v1/notifications").stream()
                        .allMatch(told -> told.get("status").asString().equals("sent")));
    }

    private static List<String> types(User user) {
        return user.items("/api/v1/notifications").stream()
                .map(told -> told.get("type").asString())
                .toList();
    }

    private static List<String> subjects(String email) {
        List<String> subjects = new ArrayList<>();
        for (var message : mail.getReceivedMessages()) {
            try {
                if (Arrays.toString(message.getAllRecipients()).contains(email)) {
                    subjects.add(message.getSubject());
                }
            } catch (MessagingException e) {
                throw new AssertionError(e);
            }
        }
        return subjects;
    }

    @Test
    void a_config_json_with_mistakes_changes_nothing_and_each_is_named_by_its_path() {
        User user = User.create();

        Answer answer = user.importing("""
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
        User user = User.create();

        assertThat(user.importing("{\"mt5_accounts\": [{\"name\": [1]}]}").text())
                .contains("mt5_accounts[0].name");
        assertThat(user.importing("{\"mt5_account\": []}").text()).contains("mt5_account");
        assertThat(user.importing("{\"copy_settings\": {\"multiplier\": \"much\"}}")
                        .text())
                .contains("copy_settings.multiplier");
        assertThat(user.importing("[").status()).isEqualTo(400);
        assertThat(user.importing("{\"x\": \"" + "a".repeat(10_000_000) + "\"}").status())
                .isEqualTo(413);
        assertThat(server.http().with("X-API-Key", "wrong").send("POST", IMPORT, "{}").status())
                .isEqualTo(401);
    }

    @Test
    void a_hosted_account_keeps_its_password_secret_and_takes_another_one() {
        User user = User.create();
        String config =
                "{\"mt5_accounts\": [{\"login\": \"70002\", \"password\": \"%s\", \"server\": \"S\", \"name\": \"H\"}]}";

        Answer made = user.api().send("POST", IMPORT + "?terminal=simulator", config.formatted("first-secret"));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        assertThat(made.json().get("tokens")).isEmpty();
        assertThat(user.importing(config.formatted("first-secret")).json().get("changes"))
                .isEmpty();
        Answer changed = user.importing(config.formatted("second-secret"));

        assertThat(changed.json().get("changes")).hasSize(1);
        assertThat(changed.json().get("changes").get(0).get("path").asString()).isEqualTo("mt5_accounts[0].password");
        assertThat(user.api().get("/api/v1/config/imports").text() + changed.text() + made.text())
                .doesNotContain("first-secret", "second-secret");
    }

    @Test
    void a_copy_that_fails_is_an_error_until_somebody_resolves_it() throws Exception {
        User user = User.create();
        JsonNode master = user.api()
                .post("/api/v1/accounts", Map.of("name", "M", "role", "MASTER", "platform", "EXTERNAL"))
                .json();
        JsonNode follower = user.api()
                .post("/api/v1/accounts", Map.of("name", "F", "role", "FOLLOWER", "platform", "EXTERNAL"))
                .json();
        user.api()
                .post(
                        "/api/v1/subscriptions",
                        Map.of(
                                "masterAccountId", master.get("id").asLong(),
                                "followerAccountId", follower.get("id").asLong()));
        int port = server.bean(GatewayBinding.class).port();
        try (LineClient signals =
                        LineClient.signedIn(port, "MASTER", master.get("token").asString());
                LineClient copies = LineClient.signedIn(
                        port, "FOLLOWER", follower.get("token").asString())) {
            signals.send("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|21").await("ACK|CMD_OPEN|21|");
            String open = copies.await("CMD_OPEN|");
            copies.send("NACK_OPEN|21|10019|No money|id=" + id(open));
            await(
                    () -> "the error",
                    () -> user.items("/api/v1/error-logs?resolved=false").size() == 1);
            JsonNode error = items(user.key().get("/error-logs").json()).getFirst();
            assertThat(error.get("context").asString()).isEqualTo("copy.open");
            assertThat(error.get("message").asString()).contains("EURUSD");
            assertThat(types(user)).containsExactly("error");
            Answer resolved =
                    user.api().post("/api/v1/error-logs/" + error.get("id").asLong() + "/resolve", Map.of());
            assertThat(resolved.json().get("resolved").asBoolean()).isTrue();
            assertThat(User.create()
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

    private static String id(String command) {
        return Arrays.stream(command.split("\\|"))
                .filter(field -> field.startsWith("id="))
                .findFirst()
                .orElseThrow()
                .substring(3);
    }

    @Test
    void a_message_of_a_program_is_told_by_mail_and_by_the_dashboard() {
        User user = User.create();

        Answer told = user.key().post("/notify", Map.of("channel", "email", "subject", "Hello", "message", "World"));

        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(told.json().get("recipient").asString()).isEqualTo(user.email());
        await(() -> "the mail", () -> subjects(user.email()).contains("Hello"));
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
        assertThat(server.http()
                        .with("X-API-Key", "wrong")
                        .post("/notify", Map.of("message", "x"))
                        .status())
                .isEqualTo(401);
        assertThat(server.http().post("/notify", Map.of("message", "x")).status())
                .isEqualTo(401);
    }
}
