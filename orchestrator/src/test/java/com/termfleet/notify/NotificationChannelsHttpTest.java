package com.termfleet.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.notify.MessagingStandin.Fault;
import com.termfleet.notify.MessagingStandin.Message;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The chats in which persons are told something, as those persons and the services see it. */
@ExtendWith(OutputCaptureExtension.class)
class NotificationChannelsHttpTest {

    private static final String CHANNELS = "/api/v1/notification-channels";
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private static MessagingStandin services;
    private static Server server;

    @BeforeAll
    static void start() {
        services = new MessagingStandin();
        server = Server.start(Map.of(
                "termfleet.telegram.address", services.address(),
                "termfleet.telegram.timeout", "1s",
                "termfleet.discord.address", services.address(),
                "termfleet.discord.timeout", "1s",
                "termfleet.notify.retry-after", "100ms",
                "termfleet.gateway.heartbeat", "60s"));
    }

    @AfterAll
    static void stop() {
        server.close();
        services.close();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(DEADLINE);
    }

    /** A person and their password. */
    private record Someone(long id, String email, String password, Http http) {

        void signIn() {
            Answer answer = server.http().post("/api/v1/session", Map.of("email", email, "password", password));
            assertThat(answer.status()).isEqualTo(200);
        }

        JsonNode add(Map<String, ?> channel) {
            Answer added = http.post(CHANNELS, channel);
            assertThat(added.status()).as(added.text()).isEqualTo(201);
            return added.json();
        }

        JsonNode only() {
            JsonNode items = http.get(CHANNELS).json().get("items");
            assertThat(items).hasSize(1);
            return items.get(0);
        }

        List<JsonNode> items(String path) {
            return StreamSupport.stream(http.get(path).json().get("items").spliterator(), false)
                    .toList();
        }

        JsonNode account(String role) {
            Answer made = http.post("/api/v1/accounts", Map.of("name", role, "role", role, "platform", "EXTERNAL"));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            return made.json();
        }
    }

    private static Someone someone(String role) {
        String email = "person" + NUMBERS.incrementAndGet() + "@example.com";
        JsonNode made = server.admin()
                .post("/api/v1/users", Map.of("email", email, "role", role))
                .json();
        String password = made.get("password").asString();
        return new Someone(
                made.get("id").asLong(), email, password, server.http().basic(email, password));
    }

    private static String newBotToken() {
        return NUMBERS.incrementAndGet() + ":AAE-secret_of_a_bot_that_nobody_else_has";
    }

    /** Only the end of it is secret. */
    private static String newWebhookToken() {
        return "secret_of_a_webhook_that_nobody_has_" + NUMBERS.incrementAndGet();
    }

    private static Map<String, Object> telegram(String token, String... topics) {
        return Map.of("kind", "TELEGRAM", "name", "Desk", "topics", topics, "botToken", token, "chatId", "-1001234");
    }

    private static Map<String, Object> discord(String token, String... topics) {
        return Map.of(
                "kind", "DISCORD", "name", "Alerts", "topics", topics, "webhookUrl", webhookUrl("discord.com", token));
    }

    private static String webhookUrl(String host, String token) {
        return "https://" + host + "/api/webhooks/112233445566778899/" + token;
    }

    @Test
    void a_persons_copies_are_told_in_each_channel_that_wants_them() throws Exception {
        Someone owner = someone("MASTER");
        String bot = newBotToken();
        String webhook = newWebhookToken();
        owner.add(telegram(bot, "OPEN", "CLOSE", "ERROR"));
        owner.add(discord(webhook, "CLOSE"));
        JsonNode master = owner.account("MASTER");
        JsonNode follower = owner.account("FOLLOWER");
        owner.http()
                .post(
                        "/api/v1/subscriptions",
                        Map.of(
                                "masterAccountId",
                                master.get("id").asLong(),
                                "followerAccountId",
                                follower.get("id").asLong(),
                                "maxSignalAgeMs",
                                60_000));
        try (LineClient signals = expert("MASTER", master);
                LineClient copies = expert("FOLLOWER", follower)) {
            signals.send("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|31").await("ACK|CMD_OPEN|31|");
            copies.send("ACK_OPEN|31|900|0.10|BUY|id=" + id(copies.await("CMD_OPEN|")));
            await().until(() -> services.taken(bot).size() == 1);
            signals.send("CMD_CLOSE|31|1.1|0").await("ACK|CMD_CLOSE|31|");
            copies.send("ACK_CLOSE|31|900|1.1|0|id=" + id(copies.await("CMD_CLOSE|")));
            await().until(() ->
                    services.taken(bot).size() == 2 && services.taken(webhook).size() == 1);
            signals.send("CMD_OPEN|BUY|EURUSD|1.1|0.10|0|0|32").await("ACK|CMD_OPEN|32|");
            copies.send("NACK_OPEN|32|10019|No money|id=" + id(copies.await("CMD_OPEN|")));
            await().until(() -> services.taken(bot).size() == 3);
        }

        assertThat(services.taken(bot).get(0)).startsWith("Opened at account FOLLOWER\nbuy 0.1");
        assertThat(services.taken(bot).get(1)).startsWith("Closed at account FOLLOWER\nbuy 0.1");
        assertThat(services.taken(bot).get(2)).startsWith("Copy failed at account FOLLOWER\nbuy");
        Message toBot = services.requests(bot).getFirst();
        assertThat(toBot.path()).isEqualTo("/bot" + bot + "/sendMessage");
        assertThat(toBot.body().get("chat_id").asString()).isEqualTo("-1001234");
        assertThat(services.taken(webhook)).singleElement().asString().startsWith("Closed at account FOLLOWER");
        Message toWebhook = services.requests(webhook).getFirst();
        assertThat(toWebhook.path()).startsWith("/api/v10/webhooks/112233445566778899/" + webhook);
        assertThat(toWebhook.body().get("allowed_mentions").toString())
                .as("a message calls nobody")
                .isEqualTo("{\"parse\":[]}");
        await().until(() -> owner.items(CHANNELS).stream()
                .noneMatch(channel -> channel.get("lastDeliveredAt").isNull()));
        assertThat(owner.items("/api/v1/notifications"))
                .filteredOn(told -> told.get("channel").asString().equals("telegram"))
                .extracting(told ->
                        told.get("type").asString() + " " + told.get("status").asString())
                .containsExactlyInAnyOrder("open sent", "close sent", "error sent");
    }

    @Test
    void admins_are_told_who_signs_in_and_what_becomes_of_persons() {
        Someone admin = someone("ADMIN");
        String bot = newBotToken();
        admin.add(telegram(bot, "SIGN_IN", "PERSON"));

        Someone registered = someone("FOLLOWER");
        registered.signIn();
        String chosen = "a-password-that-was-chosen";
        registered
                .http()
                .post(
                        "/api/v1/users/" + registered.id() + "/password",
                        Map.of("currentPassword", registered.password(), "newPassword", chosen));

        String changed = "Change of a person\n";
        await().untilAsserted(() -> assertThat(services.taken(bot))
                .contains(
                        changed + "admin@localhost created the user " + registered.email() + " with the role FOLLOWER",
                        "Sign-in\n" + registered.email() + " signed in from 127.0.0.1",
                        changed + registered.email() + " changed the password"));
        assertThat(String.join("", services.taken(bot))).doesNotContain(registered.password(), chosen);
    }

    @Test
    void an_admin_who_was_disabled_is_told_nothing_more_about_others() {
        Someone disabled = someone("ADMIN");
        Someone other = someone("ADMIN");
        String ofDisabled = newBotToken();
        String ofOther = newBotToken();
        disabled.add(telegram(ofDisabled, "SIGN_IN"));
        other.add(telegram(ofOther, "SIGN_IN"));
        server.admin().send("PATCH", "/api/v1/users/" + disabled.id(), "{\"enabled\":false}");

        other.signIn();

        await().until(() -> !services.taken(ofOther).isEmpty());
        assertThat(services.requests(ofDisabled)).isEmpty();
    }

    @Test
    void only_admins_may_be_told_about_other_persons() {
        Someone follower = someone("FOLLOWER");

        Answer refused = follower.http().post(CHANNELS, telegram(newBotToken(), "OPEN", "SIGN_IN"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(fields(refused)).containsExactly("topics");
        assertThat(follower.items(CHANNELS)).isEmpty();
    }

    @Test
    void a_webhook_that_was_removed_at_discord_is_tried_once_and_its_owner_reads_why() {
        Someone admin = someone("ADMIN");
        String webhook = newWebhookToken();
        admin.add(discord(webhook, "SIGN_IN"));
        services.fail(webhook, new Fault(404, "{\"message\": \"Unknown Webhook\", \"code\": 10015}"));

        admin.signIn();

        await().until(() -> !admin.only().get("lastError").isNull());
        String reason = admin.only().get("lastError").asString();
        assertThat(reason).contains("\"Unknown Webhook\"", "add it with another webhook");
        assertThat(admin.items("/api/v1/error-logs"))
                .filteredOn(error -> error.get("userId").asLong() == admin.id())
                .singleElement()
                .satisfies(error -> assertThat(error.get("context").asString()).isEqualTo("notification.discord"));
        assertThat(statuses(admin)).containsExactly("failed");

        admin.signIn();

        await().until(() -> admin.only().get("lastError").isNull());
        assertThat(services.requests(webhook)).hasSize(2);
    }

    @Test
    void a_service_that_fails_or_does_not_answer_is_tried_again() {
        Someone admin = someone("ADMIN");
        String bot = newBotToken();
        admin.add(telegram(bot, "SIGN_IN"));
        services.fail(bot, new Fault(500, "<html>oops</html>"), Fault.SILENT, new Fault(502, ""));

        admin.signIn();

        await().until(() -> services.taken(bot).size() == 1);
        await().until(() -> statuses(admin).equals(List.of("sent")));
        assertThat(services.requests(bot)).hasSize(4);
        await().until(() -> admin.only().get("lastError").isNull());
    }

    @Test
    void a_service_that_asks_for_a_pause_is_left_alone_so_long() {
        Someone admin = someone("ADMIN");
        String bot = newBotToken();
        admin.add(telegram(bot, "SIGN_IN"));
        services.fail(bot, new Fault(429, "{\"ok\": false, \"parameters\": {\"retry_after\": 2}}"));

        admin.signIn();
        await().until(() -> services.requests(bot).size() == 1);
        admin.signIn();

        await().until(() -> services.taken(bot).size() == 2);
        List<Message> requests = services.requests(bot);
        assertThat(requests).hasSize(3);
        assertThat(Duration.ofNanos(requests.get(1).nanoTime() - requests.get(0).nanoTime()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void one_service_that_does_not_answer_does_not_delay_the_other() {
        Someone admin = someone("ADMIN");
        String bot = newBotToken();
        String webhook = newWebhookToken();
        admin.add(telegram(bot, "SIGN_IN"));
        admin.add(discord(webhook, "SIGN_IN"));
        services.fail(bot, IntStream.range(0, 5).mapToObj(_ -> Fault.SILENT).toArray(Fault[]::new));

        admin.signIn();

        await().until(() -> services.taken(webhook).size() == 1);
        assertThat(services.taken(bot)).isEmpty();
    }

    @Test
    void a_test_message_is_sent_at_once_and_says_whether_it_arrived() {
        Someone person = someone("FOLLOWER");
        String bot = newBotToken();
        String test =
                CHANNELS + "/" + person.add(telegram(bot, "OPEN")).get("id").asLong() + "/test";

        JsonNode arrived = person.http().post(test, Map.of()).json();

        assertThat(arrived.get("delivered").asBoolean()).isTrue();
        assertThat(arrived.get("reason").isNull()).isTrue();
        assertThat(services.taken(bot)).singleElement().asString().contains("\"Desk\"");
        assertThat(person.only().get("lastDeliveredAt").isNull()).isFalse();

        services.fail(bot, new Fault(400, "{\"ok\": false, \"description\": \"Bad Request: chat not found\"}"));
        JsonNode refused = person.http().post(test, Map.of()).json();

        assertThat(refused.get("delivered").asBoolean()).isFalse();
        assertThat(refused.get("reason").asString()).contains("\"Bad Request: chat not found\"", "Check the chat id");
        assertThat(person.only().get("lastError")).isEqualTo(refused.get("reason"));

        services.fail(bot, Fault.SILENT);
        assertThat(person.http().post(test, Map.of()).json().get("reason").asString())
                .isEqualTo("Telegram did not answer within 1000 ms.");
    }

    @Test
    void a_removed_channel_is_sent_nothing_more() {
        Someone admin = someone("ADMIN");
        String bot = newBotToken();
        long id = admin.add(telegram(bot, "SIGN_IN")).get("id").asLong();
        services.fail(bot, new Fault(429, "{\"parameters\": {\"retry_after\": 1800}}"));
        admin.signIn();
        await().until(() ->
                services.requests(bot).size() == 1 && statuses(admin).equals(List.of("pending")));

        assertThat(admin.http().delete(CHANNELS + "/" + id).status()).isEqualTo(204);

        assertThat(admin.items(CHANNELS)).isEmpty();
        assertThat(statuses(admin)).as("what waited").containsExactly("failed");
        assertThat(admin.http().delete(CHANNELS + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_channel_of_another_person_is_not_found_not_even_by_an_admin() {
        Someone owner = someone("FOLLOWER");
        long id = owner.add(telegram(newBotToken(), "OPEN")).get("id").asLong();

        for (Http stranger :
                List.of(someone("FOLLOWER").http(), someone("ADMIN").http())) {
            assertThat(stranger.delete(CHANNELS + "/" + id).status()).isEqualTo(404);
            assertThat(stranger.post(CHANNELS + "/" + id + "/test", Map.of()).status())
                    .isEqualTo(404);
            assertThat(stranger.get(CHANNELS).json().get("items")).isEmpty();
        }
        assertThat(server.http().get(CHANNELS).status()).isEqualTo(401);
        assertThat(owner.only().get("id").asLong()).isEqualTo(id);
    }

    @Test
    void fields_that_cannot_be_used_are_named() {
        Http person = someone("FOLLOWER").http();

        assertThat(fields(person.post(CHANNELS, Map.of()))).containsExactlyInAnyOrder("name", "topics", "kind");
        assertThat(fields(person.post(CHANNELS, Map.of("kind", "PIGEON")))).containsExactly("kind");
        Map<String, Object> telegram = new HashMap<>(telegram("no token", "OPEN"));
        telegram.put("chatId", "../getUpdates");
        telegram.put("webhookUrl", "https://discord.com");
        telegram.put("name", " ");
        assertThat(fields(person.post(CHANNELS, telegram)))
                .containsExactlyInAnyOrder("name", "botToken", "chatId", "webhookUrl");
        assertThat(person.get(CHANNELS).json().get("items")).isEmpty();
    }

    @Test
    void only_discord_is_a_webhooks_host() {
        Someone person = someone("FOLLOWER");
        String token = newWebhookToken();
        List<String> others = List.of(
                webhookUrl("169.254.169.254", token),
                webhookUrl("localhost:8080", token),
                webhookUrl("discord.com.example.com", token),
                webhookUrl("discord.com@example.com", token),
                webhookUrl("example.com#discord.com", token),
                webhookUrl("discord.com:8080", token),
                webhookUrl("discord.com", token).replace("https", "http"),
                webhookUrl("discord.com", token + "/../../../users/@me"),
                webhookUrl("discord.com", token) + "?wait=true");
        Map<String, Object> channel = new HashMap<>(discord(token, "OPEN"));

        for (String url : others) {
            channel.put("webhookUrl", url);
            assertThat(fields(person.http().post(CHANNELS, channel))).as(url).containsExactly("webhookUrl");
        }
        for (String host : List.of("discord.com", "discordapp.com", "ptb.discord.com", "canary.discord.com")) {
            channel.put("webhookUrl", webhookUrl(host, token));
            person.add(channel);
        }
    }

    @Test
    void a_person_has_ten_channels_at_most() {
        Someone person = someone("FOLLOWER");
        for (int number = 0; number < 10; number++) {
            person.add(telegram(newBotToken(), "OPEN"));
        }

        assertThat(person.http().post(CHANNELS, telegram(newBotToken(), "OPEN")).status())
                .isEqualTo(409);
    }

    @Test
    void secrets_are_neither_answered_nor_logged_nor_stored_in_the_clear(CapturedOutput output) {
        Someone admin = someone("ADMIN");
        String bot = newBotToken();
        String webhook = newWebhookToken();
        Answer telegram = admin.http().post(CHANNELS, telegram(bot, "SIGN_IN"));
        Answer discord = admin.http().post(CHANNELS, discord(webhook, "SIGN_IN"));
        services.fail(bot, new Fault(500, "{\"description\": \"no /bot" + bot + "/sendMessage\"}"), Fault.SILENT);
        services.fail(
                webhook,
                new Fault(400, "{\"message\": \"cannot post to " + webhookUrl("discord.com", webhook) + "\"}"));

        admin.signIn();
        await().until(() -> services.taken(bot).size() == 1);
        await().until(() -> statuses(admin).stream().sorted().toList().equals(List.of("failed", "sent")));
        Answer tested =
                admin.http().post(CHANNELS + "/" + discord.json().get("id").asLong() + "/test", Map.of());

        String answers = telegram.text()
                + discord.text()
                + tested.text()
                + admin.http().get(CHANNELS).text()
                + admin.http().get("/api/v1/notifications").text()
                + admin.http().get("/api/v1/error-logs").text()
                + server.admin().get("/api/v1/audit?size=500").text();
        assertThat(answers).contains("cannot post to").doesNotContain(bot, webhook);
        assertThat(output.getAll()).contains("Notification not sent").doesNotContain(bot, webhook);
        for (String table : List.of("notification_channels", "notifications", "error_logs", "audit")) {
            assertThat(rows(table))
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).doesNotContain(bot, webhook));
        }
    }

    /** Sealed columns as the bytes that they are. */
    private static List<String> rows(String table) {
        return server.bean(JdbcClient.class).sql("select * from " + table).query().listOfRows().stream()
                .map(row -> String.join(
                        " ",
                        row.values().stream()
                                .map(NotificationChannelsHttpTest::text)
                                .toList()))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.ISO_8859_1) : String.valueOf(value);
    }

    private static List<String> statuses(Someone person) {
        return person.items("/api/v1/notifications?size=500").stream()
                .filter(told -> told.get("userId").asLong() == person.id())
                .filter(told -> told.get("type").asString().equals("sign_in"))
                .filter(told -> told.get("message").asString().startsWith(person.email()))
                .map(told -> told.get("status").asString())
                .toList();
    }

    private static List<String> fields(Answer refused) {
        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        return StreamSupport.stream(refused.json().get("errors").spliterator(), false)
                .map(error -> error.get("field").asString())
                .toList();
    }

    private static LineClient expert(String role, JsonNode account) throws Exception {
        return LineClient.signedIn(
                server.bean(GatewayBinding.class).port(),
                role,
                account.get("token").asString());
    }

    /** The {@code id=} of a command. */
    private static String id(String command) {
        return Arrays.stream(command.split("\\|"))
                .filter(field -> field.startsWith("id="))
                .findFirst()
                .orElseThrow()
                .substring(3);
    }
}
