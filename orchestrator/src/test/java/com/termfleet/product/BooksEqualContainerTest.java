package com.termfleet.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Docker;
import com.termfleet.testing.RestApi;
import com.termfleet.testing.ServerProcess;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A master and two followers in real containers, with the real experts: one follower hedges and copies lot for lot, one is on a
 * netting account of a broker with suffixed symbols and copies the half. Whatever happens to them, the books of their brokers
 * agree in the end.
 */
class BooksEqualContainerTest {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /** So long that what is opened while a part is away is a missed open, not an old position. */
    private static final int SIGNAL_AGE_MS = 600_000;

    /**
     * A server that was started again waits so long for a terminal whose network was away before it restarts it. Two minutes
     * by default, as long as the deadline.
     */
    private static final String START_LIMIT = "45s";

    private static final String SUFFIX = ".z";
    private static final String HALF = "0.5";

    private ServerProcess server;
    private RestApi api;
    private String instance;
    private TradingAccount master;
    private TradingAccount hedging;
    private TradingAccount netting;

    @BeforeEach
    void a_master_and_two_followers(@TempDir Path folder) throws Exception {
        server = ServerProcess.start(
                folder.resolve("data"),
                Map.of("TERMFLEET_DEMO", "false", "TERMFLEET_TERMINAL_STARTLIMIT", START_LIMIT));
        api = server.api();
        instance = server.instance();
        long owner = api.get("/session").get("user").get("id").asLong();
        master = TradingAccount.create(server, owner, "MASTER", "50090001", "TermFleet-Demo");
        hedging = TradingAccount.create(server, owner, "FOLLOWER", "50090002", "TermFleet-Demo");
        netting = TradingAccount.create(server, owner, "FOLLOWER", "50090003", "TermFleet-Demo.z");
        subscribe(hedging, "1");
        subscribe(netting, HALF);
        master.terminal().awaitAlive();
        hedging.terminal().awaitAlive();
        netting.terminal().awaitAlive();
        netting.becomeNetting();
    }

    private void subscribe(TradingAccount follower, String factor) {
        api.post(
                "/subscriptions",
                Map.of(
                        "masterAccountId",
                        master.terminal().id(),
                        "followerAccountId",
                        follower.terminal().id(),
                        "sizing",
                        Map.of("mode", "MULTIPLIER", "value", factor),
                        "copyStopLoss",
                        true,
                        "copyTakeProfit",
                        true,
                        "maxSignalAgeMs",
                        SIGNAL_AGE_MS));
    }

    @AfterEach
    void nothing_is_left() throws Exception {
        server.close();
        Docker.removeAll(instance);
    }

    @Test
    void after_trades_of_every_kind_cuts_and_kills_the_books_of_all_brokers_are_equal() throws Exception {
        long first = master.opens("EURUSD buy 0.58");
        long opposite = master.opens("EURUSD sell 0.20");
        long gold = master.opens("XAUUSD buy 0.10");
        awaitEqual("what was opened");

        master.trades("partial " + first + " 0.20");
        master.trades("stops " + first + " 900 1500");
        long limit = master.places("GBPUSD buy-limit 0.40 900 0");
        long stop = master.places("EURUSD sell-stop 0.20 900 0");
        awaitEqual("a partial close, stops and pending orders");

        // One follower loses its network, the other its container, then the server is killed; the master trades all the
        // time.
        Docker.run("network", "disconnect", "--force", network(), netting.container());
        master.trades("partial " + first + " 0.10");
        master.trades("close " + opposite);
        Docker.run("kill", hedging.container());
        long grown = master.opens("EURUSD buy 0.30");
        master.trades("cancel " + stop);
        server.kill();
        master.trades("close " + gold);
        master.trades("stops " + first + " 1000 0");
        long unheard = master.opens("USDJPY sell 0.24");
        server.startAgain();
        Docker.run("network", "connect", network(), netting.container());
        awaitEqual("a lost network, a killed terminal and a killed server");

        // Both followers lose their brokers while the sum of the positions turns round and an order fills.
        hedging.fault("disconnect 8");
        netting.fault("disconnect 8");
        long turning = master.opens("EURUSD sell 1.10");
        reachedEverywhere(limit);
        master.trades("partial " + turning + " 0.30");
        awaitEqual("a lost broker, a reversal and a filled order");

        for (long ticket : new long[] {first, grown, unheard, turning, limit}) {
            master.trades("close " + ticket);
        }
        assertThat(master.book().isFlat()).isTrue();
        awaitEqual("the master is flat");
        assertThat(hedging.book().isFlat()).isTrue();
        assertThat(netting.book().isFlat()).isTrue();
        assertEachIsCopiedOnce();
    }

    private String network() {
        return "termfleet-" + instance.substring(0, 8);
    }

    /** The market reaches the order of the master, and those of the followers, which wait at the same price. */
    private void reachedEverywhere(long order) {
        hedging.fault("reach-order");
        netting.fault("reach-order");
        master.fills(order);
    }

    private void awaitEqual(String after) {
        Conditions.await(DEADLINE, () -> {
            BrokerBook wanted = master.book();
            BrokerBook same = hedging.book();
            BrokerBook half = netting.book();
            assertThat(same.inWords()).as("hedging follower after %s", after).isEqualTo(wanted.inWords());
            assertThat(same.ordersInWords("", "1"))
                    .as("hedging follower's orders after %s", after)
                    .isEqualTo(wanted.ordersInWords("", "1"));
            assertThat(half.net(SUFFIX)).as("netting follower after %s", after).isEqualTo(halved(wanted.net("")));
            assertThat(half.ordersInWords(SUFFIX, "1"))
                    .as("netting follower's orders after %s", after)
                    .isEqualTo(wanted.ordersInWords("", HALF));
        });
    }

    private static Map<String, BigDecimal> halved(Map<String, BigDecimal> lots) {
        Map<String, BigDecimal> halved = new TreeMap<>(lots);
        halved.replaceAll(
                (symbol, volume) -> volume.multiply(new BigDecimal(HALF)).stripTrailingZeros());
        return halved;
    }

    /** By the brokers' deals, and by the server's own account of it. */
    private void assertEachIsCopiedOnce() {
        assertThat(hedging.book().opened())
                .allSatisfy((mark, positions) -> assertThat(positions)
                        .as("positions with the mark %s", mark)
                        .hasSize(1));
        JsonNode copies = api.await(
                "/trade-pairs?size=200",
                "all copies at their end",
                DEADLINE,
                page -> page.get("items")
                        .valueStream()
                        .allMatch(copy -> Set.of("CLOSED", "CANCELLED")
                                .contains(copy.get("status").asString())));
        assertThat(copies.get("total").asInt()).isEqualTo(2 * 8);
    }
}
