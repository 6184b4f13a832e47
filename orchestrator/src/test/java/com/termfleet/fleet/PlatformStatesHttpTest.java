package com.termfleet.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.standin.matchtrader.MatchTraderOptions;
import com.termfleet.standin.matchtrader.MatchTraderStandin;
import com.termfleet.standin.matchtrader.broker.Levels;
import com.termfleet.standin.matchtrader.broker.OpenRequest;
import com.termfleet.standin.matchtrader.broker.OrderKind;
import com.termfleet.standin.matchtrader.broker.PendingOrder;
import com.termfleet.standin.matchtrader.broker.PendingRequest;
import com.termfleet.standin.matchtrader.broker.Position;
import com.termfleet.standin.matchtrader.broker.Side;
import com.termfleet.standin.matchtrader.http.Fault;
import com.termfleet.testing.EventStream;
import com.termfleet.testing.Http;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.Server;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How accounts are shown whose platform has no terminal: as they stand there, with the reason, and live. */
class PlatformStatesHttpTest {

    private static final Server SERVER = Server.start(Map.of(
            "termfleet.master-key", Base64.getEncoder().encodeToString(new byte[32]),
            "termfleet.polled.connected-for", "1s",
            "termfleet.match-trader.funds-every", "200ms",
            "termfleet.match-trader.poll-every", "100ms",
            "termfleet.match-trader.request-timeout", "1s",
            "termfleet.match-trader.reconnect-after", "50ms",
            "termfleet.match-trader.reconnect-at-most", "200ms"));

    private final RestApi api = SERVER.api();
    private final List<String> made = new ArrayList<>();
    private final MatchTraderStandin broker = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);

    /** What is lost now would be told for ever. */
    @AfterEach
    void end() {
        made.forEach(account -> SERVER.admin().delete("/api/v1" + account));
        broker.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private String atMatchTrader(String password) {
        return atMatchTrader(
                password, Map.of("baseUrl", broker.address().toString(), "brokerId", "0", "dialect", "REST"));
    }

    private String atMatchTrader(String password, Map<String, String> at) {
        String account = path(api.post(
                "/accounts",
                Map.of(
                        "name",
                        "F",
                        "role",
                        "FOLLOWER",
                        "platform",
                        "MATCH_TRADER",
                        "login",
                        broker.options().email(),
                        "password",
                        password,
                        "broker",
                        at)));
        made.add(account);
        return account;
    }

    private static String path(JsonNode account) {
        return "/accounts/" + account.get("id").asLong();
    }

    private JsonNode awaitState(String account, String field, String state) {
        return api.await(
                account,
                state,
                LineClient.DEADLINE,
                found -> found.get(field).asString().equals(state));
    }

    private String events(String account) {
        return api.get(account + "/events").get("items").toString();
    }

    @Test
    void an_account_at_match_trader_is_authorized_lost_and_back_and_each_is_an_event() {
        String account = atMatchTrader(broker.options().password());
        JsonNode well = awaitState(account, "brokerState", "AUTHORIZED");
        assertThat(well.get("reason").isNull()).isTrue();
        api.await(
                account,
                "funds",
                LineClient.DEADLINE,
                found -> !found.get("balance").isNull());

        broker.faults().add(Fault.of(Fault.Kind.DROPPED, "").beforeExecution().times(1_000));
        JsonNode lost = awaitState(account, "brokerState", "DISCONNECTED");
        assertThat(lost.get("reason").asString()).isNotBlank();

        broker.faults().clear();
        awaitState(account, "brokerState", "AUTHORIZED");
        assertThat(events(account)).contains("AUTHORIZED").contains("DISCONNECTED: ");
    }

    @Test
    void a_wrong_password_is_rejected_with_the_reason_until_it_is_changed() {
        String account = atMatchTrader("wrong");
        JsonNode rejected = awaitState(account, "brokerState", "REJECTED");
        assertThat(rejected.get("reason").asString()).contains("check login, password");

        Http admin = SERVER.admin();
        Http.Answer changed = admin.send(
                "PATCH",
                "/api/v1" + account,
                "{\"password\":\"" + broker.options().password() + "\"}");

        assertThat(changed.status()).as(changed.text()).isLessThan(300);
        awaitState(account, "brokerState", "AUTHORIZED");
    }

    @Test
    void a_rejected_account_is_signed_in_again_when_a_person_restarts_it() {
        String account = atMatchTrader("chosen later");
        awaitState(account, "brokerState", "REJECTED");
        MatchTraderOptions options = broker.options();
        broker.users().add(options.email(), "chosen later", List.of(options.account()));

        Http.Answer restart = SERVER.admin().send("POST", "/api/v1" + account + "/restart", "");

        assertThat(restart.status()).as(restart.text()).isEqualTo(202);
        awaitState(account, "brokerState", "AUTHORIZED");
        assertThat(events(account)).contains("asked for a restart");
    }

    @Test
    void accounts_of_one_login_are_refused_together_and_come_back_together() {
        MatchTraderOptions options = broker.options();
        String one = atMatchTrader("chosen later");
        String other = atMatchTrader(
                "chosen later",
                Map.of(
                        "baseUrl",
                        broker.address().toString(),
                        "brokerId",
                        "0",
                        "dialect",
                        "REST",
                        "accountId",
                        options.account()));
        awaitState(one, "brokerState", "REJECTED");
        awaitState(other, "brokerState", "REJECTED");
        assertThat(broker.requests().to("login")).hasSize(1);

        broker.users().add(options.email(), "chosen later", List.of(options.account()));
        assertThat(SERVER.admin().send("POST", "/api/v1" + one + "/start", "").status())
                .isEqualTo(202);

        awaitState(one, "brokerState", "AUTHORIZED");
        awaitState(other, "brokerState", "AUTHORIZED");
    }

    @Test
    void positions_at_match_trader_are_counted_in_the_view_the_list_and_the_stream() {
        try (EventStream stream = EventStream.open(SERVER.admin())) {
            String account = atMatchTrader(broker.options().password());
            awaitState(account, "brokerState", "AUTHORIZED");
            assertThat(api.get(account).get("positions").asInt()).isZero();

            Position position = open();
            order();

            awaitPositions(account, 1);
            assertThat(api.get("/accounts").get("items").valueStream())
                    .filteredOn(listed -> path(listed).equals(account))
                    .singleElement()
                    .satisfies(listed ->
                            assertThat(listed.get("positions").asInt()).isEqualTo(1));
            JsonNode told = stream.next("terminal");
            while (!path(told).equals(account) || told.get("positions").asInt(0) != 1) {
                told = stream.next("terminal");
            }

            broker.broker().close(broker.options().account(), position.id(), position.volume());
            awaitPositions(account, 0);
        }
    }

    private void awaitPositions(String account, int number) {
        api.await(
                account,
                number + " positions",
                LineClient.DEADLINE,
                found -> found.get("positions").asInt(-1) == number);
    }

    private Position open() {
        return broker.broker().open(broker.options().account(), request());
    }

    private void order() {
        PendingOrder _ = broker.broker()
                .place(
                        broker.options().account(),
                        new PendingRequest(OrderKind.LIMIT, new BigDecimal("1.01"), request()));
    }

    private static OpenRequest request() {
        return new OpenRequest("EURUSD", Side.BUY, new BigDecimal("0.3"), Levels.NONE, "");
    }

    @Test
    void browsers_are_told_at_once() {
        try (EventStream stream = EventStream.open(SERVER.admin())) {
            String account = atMatchTrader(broker.options().password());
            JsonNode told = stream.next("terminal");
            while (!path(told).equals(account) || told.get("balance").isNull()) {
                told = stream.next("terminal");
            }
            assertThat(told.get("brokerState").asString()).isIn("CONNECTING", "AUTHORIZED");
        }
    }

    @Test
    void a_follower_that_polls_is_alive_as_long_as_it_asks() {
        JsonNode made = api.post("/accounts", Map.of("name", "P", "role", "FOLLOWER", "platform", "HTTP"));
        assertThat(api.get(path(made)).get("expertState").asString()).isEqualTo("NONE");

        Http expert = SERVER.http().with("X-API-Key", made.get("token").asString());
        assertThat(expert.get("/api/signals/pending").status()).isEqualTo(200);

        awaitState(path(made), "expertState", "ALIVE");
        JsonNode silent = awaitState(path(made), "expertState", "SILENT");
        assertThat(silent.get("reason").asString()).contains("stopped asking");
    }
}
