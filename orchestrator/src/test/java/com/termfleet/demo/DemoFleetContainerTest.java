package com.termfleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.standin.matchtrader.MatchTraderOptions;
import com.termfleet.standin.matchtrader.MatchTraderStandin;
import com.termfleet.testing.Docker;
import com.termfleet.testing.Http;
import com.termfleet.testing.Polling;
import com.termfleet.testing.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo fleet in three real containers, trading by itself. */
class DemoFleetContainerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path data;

    @AfterEach
    void nothingIsLeft() throws IOException {
        Docker.removeAll(Files.readString(data.resolve("instance")).strip());
    }

    @Test
    void a_master_and_two_followers_come_alive_and_trades_are_copied_both_ways() {
        try (Server server = Server.start(Map.of(
                "termfleet.demo", "true", "termfleet.data", data.toString(), "termfleet.docker.host", Docker.HOST))) {
            Http admin = server.http().basic(Server.ADMIN, Server.PASSWORD);
            await(
                    admin,
                    "/api/v1/accounts",
                    "three terminals are alive",
                    page -> page.get("total").asInt() == 3
                            && all(page, "expertState", "ALIVE")
                            && all(page, "brokerState", "AUTHORIZED")
                            && all(page, "containerState", "RUNNING"));
            JsonNode pairs = await(
                    admin,
                    "/api/v1/trade-pairs?size=500",
                    "copies are open or closed on both followers, one of them counter-trend",
                    page -> has(
                                    page,
                                    pair -> isCopied(pair)
                                            && pair.get("counterTrend").asBoolean())
                            && has(
                                    page,
                                    pair -> isCopied(pair)
                                            && !pair.get("counterTrend").asBoolean()));
            assertThat(has(pairs, pair -> pair.get("status").asString().equals("FAILED")))
                    .as(pairs.toString())
                    .isFalse();
        }
    }

    @Test
    void on_request_one_more_follower_copies_at_a_stand_in_for_match_trader() {
        try (MatchTraderStandin broker = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);
                Server server = Server.start(Map.of(
                        "termfleet.demo",
                        "true",
                        "termfleet.demo-match-trader",
                        broker.address().toString(),
                        "termfleet.data",
                        data.toString(),
                        "termfleet.docker.host",
                        Docker.HOST))) {
            Http admin = server.http().basic(Server.ADMIN, Server.PASSWORD);
            JsonNode accounts = await(
                    admin,
                    "/api/v1/accounts",
                    "four accounts",
                    page -> page.get("total").asInt() == 4);
            long follower = accounts.get("items")
                    .valueStream()
                    .filter(account -> account.get("platform").asString().equals("MATCH_TRADER"))
                    .findFirst()
                    .orElseThrow()
                    .get("id")
                    .asLong();
            await(
                    admin,
                    "/api/v1/trade-pairs?account=" + follower,
                    "a copy at the stand-in",
                    page -> has(page, DemoFleetContainerTest::isCopied));
        }
    }

    private static boolean isCopied(JsonNode pair) {
        String status = pair.get("status").asString();
        return status.equals("OPEN") || status.equals("CLOSED");
    }

    private static boolean all(JsonNode page, String field, String value) {
        return !has(page, item -> !item.get(field).asString().equals(value));
    }

    private static boolean has(JsonNode page, Predicate<JsonNode> wanted) {
        for (JsonNode item : page.get("items")) {
            if (wanted.test(item)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode await(Http http, String path, String what, Predicate<JsonNode> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode answer = http.get(path).json();
            if (wanted.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime())
                    .as("%s in time; last answer %s", what, answer)
                    .isLessThan(end);
            Polling.pause();
        }
    }
}
