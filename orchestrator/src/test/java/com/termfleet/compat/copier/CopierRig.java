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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The server, a Match-Trader broker and a mail server, for tests that use them as an outside program does. */
final class CopierRig implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final MatchTraderStandin broker = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);
    private final GreenMail mail = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private final Server server;
    private int people;

    CopierRig() {
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

    /**
     * A person who may have masters and followers.
     *
     * @param api with their password, for the native API
     * @param key with an API token, as the copier's programs sign in
     */
    record User(String email, Http api, Http key) {

        List<JsonNode> items(String path) {
            Answer answer = api.get(path);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            return CopierRig.items(answer);
        }

        JsonNode account(String role) {
            Answer made = api.post("/api/v1/accounts", Map.of("name", role, "role", role, "platform", "EXTERNAL"));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            return made.json();
        }

        void subscribe(long master, long follower) {
            Answer made = api.post(
                    "/api/v1/subscriptions",
                    Map.of("masterAccountId", master, "followerAccountId", follower, "maxSignalAgeMs", 60_000));
            assertThat(made.status()).as(made.text()).isEqualTo(201);
        }

        List<String> types() {
            return items("/api/v1/notifications").stream()
                    .map(told -> told.get("type").asString())
                    .toList();
        }
    }

    synchronized User user() {
        String email = "copier" + ++people + "@example.com";
        JsonNode made = server.admin()
                .post("/api/v1/users", Map.of("email", email, "role", "MASTER"))
                .json();
        Http api = server.http().basic(email, made.get("password").asString());
        String token = api.post("/api/v1/tokens", Map.of("name", "copier"))
                .json()
                .get("token")
                .asString();
        return new User(email, api, withKey(token));
    }

    Http withKey(String key) {
        return server.http().with("X-API-Key", key);
    }

    Server server() {
        return server;
    }

    MatchTraderStandin broker() {
        return broker;
    }

    LineClient expert(String role, JsonNode account) throws IOException {
        return LineClient.signedIn(
                server.bean(GatewayBinding.class).port(),
                role,
                account.get("token").asString());
    }

    List<Position> held() {
        return broker.broker().positions(broker.options().account());
    }

    List<String> subjects(String email) {
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

    static List<JsonNode> items(Answer page) {
        return StreamSupport.stream(page.json().get("items").spliterator(), false)
                .toList();
    }

    static void await(Supplier<String> what, BooleanSupplier isSo) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what.get() + " did not come within " + DEADLINE);
            }
            Polling.pause();
        }
    }

    /** The {@code id=} of a command. */
    static String id(String command) {
        return Arrays.stream(command.split("\\|"))
                .filter(field -> field.startsWith("id="))
                .findFirst()
                .orElseThrow()
                .substring(3);
    }

    @Override
    public void close() {
        server.close();
        mail.stop();
        broker.close();
    }
}
