package com.termfleet.source.redis;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.gateway.GatewayBinding;
import com.termfleet.testing.Http;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.RedisServer;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Publishers of the replaced TradingView copier, through a real Redis server, until the follower's expert. */
class RedisBridgeTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static RedisServer redis;
    private static Server server;
    private static String followerToken;
    private static int number = 10;

    @BeforeAll
    static void start() throws IOException {
        redis = RedisServer.start();
        server = Server.start(Map.of("termfleet.redis.url", redis.url()));
        Http admin = server.admin();
        JsonNode master = created(admin.post(
                "/api/v1/accounts", Map.of("name", "TradingView", "role", "MASTER", "platform", "TRADINGVIEW")));
        JsonNode follower = created(
                admin.post("/api/v1/accounts", Map.of("name", "Follower", "role", "FOLLOWER", "platform", "EXTERNAL")));
        created(admin.post(
                "/api/v1/subscriptions",
                Map.of(
                        "masterAccountId", master.get("id").asLong(),
                        "followerAccountId", follower.get("id").asLong(),
                        "sizing", Map.of("mode", "MULTIPLIER", "value", "1"))));
        followerToken = follower.get("token").asString();
    }

    @AfterAll
    static void stop() throws InterruptedException {
        server.close();
        redis.close();
    }

    @BeforeEach
    void listens() {
        redis.awaitAnotherListener();
        number++;
    }

    private static JsonNode created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void a_trade_is_opened_changed_partly_closed_and_closed() throws IOException {
        try (LineClient ea = follower()) {
            publish("1", open("'type':'market','execution_data':{'price':1.08512,'qty':1,'isClose':false}"));
            String command = awaitOpen(ea);
            assertThat(command).startsWith("CMD_OPEN|BUY|EURUSD|1.08512|" + lots() + "|1.08|0|");
            ea.send("ACK_OPEN|" + field(command, 7) + "|900|" + lots() + "|BUY|" + id(command));
            assertThat(read(redis.awaitMessage("trades:status", messageId("1")))
                            .get("status")
                            .asString())
                    .isEqualTo("executed");

            publish(
                    "2",
                    "'trade_id':'" + trade() + "','mt5_ticket':null,'take_profit':1.095,'stop_loss':null,"
                            + "'trailing_stop_pips':null");
            String modify = ea.await("CMD_MODIFY|");
            assertThat(modify).contains("|900|1.08|1.095|");
            ea.send("ACK_MODIFY|" + field(modify, 1) + "|900|" + id(modify));

            publish("3", "'trade_id':'" + trade() + "','take_profit':null,'stop_loss':0");
            modify = ea.await("CMD_MODIFY|");
            assertThat(modify).contains("|900|0|1.095|");
            ea.send("ACK_MODIFY|" + field(modify, 1) + "|900|" + id(modify));

            publish("4", close("0.1", true));
            String part = ea.await("CMD_CLOSE|");
            assertThat(part).contains("|900|0.1|");
            ea.send("ACK_CLOSE|" + field(part, 1) + "|900|1.086|1.00|" + id(part) + "|lot=0.1|rest="
                    + new BigDecimal(lots()).subtract(new BigDecimal("0.1")));

            publish("5", close(lots(), false));
            String rest = ea.await("CMD_CLOSE|");
            assertThat(rest).contains("|900|0|");
            ea.send("ACK_CLOSE|" + field(rest, 1) + "|900|1.086|1.00|" + id(rest) + "|rest=0");
            redis.awaitMessage("trades:status", messageId("5"));
        }
    }

    @Test
    void an_order_that_waits_stays_one() throws IOException {
        try (LineClient ea = follower()) {
            publish("1", open("'type':'limit','execution_data':null,'price':'1.05'"));

            assertThat(awaitOpen(ea)).startsWith("CMD_OPEN|BUY_LIMIT|EURUSD|1.05|");
        }
    }

    @Test
    void a_message_that_comes_twice_counts_once() throws IOException {
        try (LineClient ea = follower()) {
            String open = open("'type':'market'");
            publish("1", open);
            publish("1", open);
            publish("2", open.replace(trade(), trade() + "b"));

            awaitOpen(ea);
            redis.awaitMessage("trades:status", messageId("2"));
            awaitOpen(ea);
            assertThat(ea.received().stream()
                            .filter(RedisBridgeTest::isOpenOfThisTest)
                            .map(RedisBridgeTest::id)
                            .distinct())
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'trade_id':'x','instrument':'EURUSD','side':'up','qty':1,'type':'market'; side",
                "'trade_id':'x','instrument':'EURUSD','side':'buy','qty':-1,'type':'market'; qty",
                "'trade_id':'x','instrument':'EURUSD','side':'buy','qty':1,'type':'limit'; price",
                "'trade_id':'x','instrument':'EURUSD','side':'buy','qty':1,'type':'iceberg'; type",
                "'instrument':'EURUSD','side':'buy','qty':1; trade_id",
                "'trade_id':'x','side':'buy','qty':1; instrument",
                "'trade_id':'x','stop_loss':'NaN'; stop_loss",
                "'trade_id':'x'; data",
                "'trade_id':'x','account_id':999999,'stop_loss':1; account_id",
            })
    void what_cannot_be_used_is_told_by_its_field_and_what_follows_is_copied(String data, String field)
            throws IOException {
        try (LineClient ea = follower()) {
            int before = errors(field);
            publish("bad", data);
            org.awaitility.Awaitility.await().atMost(LineClient.DEADLINE).until(() -> errors(field) > before);

            publish("good", open("'type':'market'"));
            awaitOpen(ea);
        }
    }

    @Test
    void what_is_no_json_is_told() {
        redis.publish("trades:channel", "{\"id\":\"cut\",\"data\":{\"trade_id\"");

        assertThat(redis.awaitMessage("trades:errors", "is not valid JSON")).contains("message");
    }

    @Test
    void after_redis_was_killed_and_is_back_messages_are_copied_again() throws Exception {
        try (LineClient ea = follower()) {
            redis.kill();
            redis.begin();
            redis.awaitAnotherListener();

            publish("1", open("'type':'market'"));

            awaitOpen(ea);
        }
    }

    private static int errors(String field) {
        return (int) redis.heard().stream()
                .filter(line -> line.startsWith("trades:errors ") && line.contains(field))
                .count();
    }

    private static LineClient follower() throws IOException {
        return LineClient.signedIn(server.bean(GatewayBinding.class).port(), "FOLLOWER", followerToken);
    }

    /** Others may be repeats of what an earlier test has left unanswered. */
    private static String awaitOpen(LineClient ea) throws IOException {
        return ea.await("the open of this test", LineClient.DEADLINE, RedisBridgeTest::isOpenOfThisTest);
    }

    private static boolean isOpenOfThisTest(String line) {
        return line.startsWith("CMD_OPEN|") && field(line, 4).equals(lots());
    }

    private static String lots() {
        return "" + number / 10 + "." + number % 10 + "1"; // without a zero at its end
    }

    private static String trade() {
        return "T" + number;
    }

    private static String open(String more) {
        return "'trade_id':'" + trade() + "','position_id':'P1','instrument':'OANDA:EURUSD','side':'buy','qty':'"
                + lots() + "'," + "'take_profit':null,'stop_loss':1.08," + more;
    }

    private static String close(String quantity, boolean partial) {
        return "'trade_id':'" + trade() + "','mt5_ticket':900,'instrument':'EURUSD','qty':" + quantity
                + ",'is_partial':" + partial + ",'side':'buy','execution_data':{'isClose':true,'price':1.086}";
    }

    private static String messageId(String id) {
        return "\"message_id\":\"" + trade() + "-" + id + "\"";
    }

    private static void publish(String id, String data) {
        redis.publish(
                "trades:channel",
                ("{'id':'" + trade() + "-" + id + "','data':{" + data + "},'timestamp':'2026-11-22T10:00:00'}")
                        .replace('\'', '"'));
    }

    private static JsonNode read(String text) {
        return JSON.readTree(text);
    }

    private static String field(String line, int number) {
        return line.split("\\|", -1)[number];
    }

    private static String id(String command) {
        return command.replaceAll(".*\\|(id=[^|]+).*", "$1");
    }
}
