package com.termfleet.source.tradingview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.termfleet.standin.tradingview.BrokerStandin;
import com.termfleet.testing.Http.Answer;
import com.termfleet.testing.LineClient;
import com.termfleet.testing.Server;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Trades at a broker, through the proxy, until the follower's expert. */
class CapturedTradesTest {

    private static final String BUY =
            "instrument=EURUSD&side=buy&qty=0.3&type=market&currentAsk=1.08512&currentBid=1.08502&stopLoss=1.08";

    @TempDir
    private static Path folder;

    private static BrokerStandin broker;

    @BeforeAll
    static void start() throws Exception {
        broker = BrokerStandin.start(folder, CaptureRig.ACCOUNT);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void a_trade_is_opened_changed_partly_closed_and_closed_also_after_a_restart() throws Exception {
        CaptureRig rig = CaptureRig.start(broker);
        String position;
        try (LineClient ea = rig.follower()) {
            HttpClient browser = rig.browser(rig.authority());
            String order = rig.call(browser, "POST", "orders?locale=en&requestId=1", BUY)
                    .at("/d/orderId")
                    .asString();
            rig.call(browser, "GET", "executions?instrument=EURUSD", "");
            position = "P" + order;

            assertThat(CaptureRig.confirmOpen(ea, 900, "0.3", "BUY"))
                    .startsWith("CMD_OPEN|BUY|EURUSD|1.08512|0.3|1.08|0|");

            rig.call(browser, "PUT", "positions/" + position, "stopLoss=1.082&takeProfit=1.095");
            assertThat(CaptureRig.confirmModify(ea)).contains("|900|1.082|1.095|");

            rig.call(browser, "DELETE", "orders/" + order + ".TP.1", "");
            assertThat(CaptureRig.confirmModify(ea)).contains("|900|1.082|0|");

            rig.call(browser, "DELETE", "positions/" + position, "amount=0.1");
            rig.call(browser, "GET", "executions?instrument=EURUSD", "");
            assertThat(CaptureRig.confirmClose(ea, "0.1", "0.2")).contains("|900|0.1|");
        }

        try (CaptureRig again = rig.restarted();
                LineClient ea = again.follower()) {
            again.call(again.browser(again.authority()), "DELETE", "positions/" + position, "");
            assertThat(CaptureRig.confirmClose(ea, "0.2", "0")).contains("|900|0|");
        }
        assertThat(broker.openPositions()).doesNotContain(position);
    }

    @Test
    void a_limit_order_waits_at_the_follower_too_and_a_close_by_the_broker_closes_the_copy() throws Exception {
        try (CaptureRig rig = CaptureRig.start(broker);
                LineClient ea = rig.follower()) {
            HttpClient browser = rig.browser(rig.authority());
            String order = rig.call(
                            browser,
                            "POST",
                            "orders",
                            "instrument=EURUSD&side=sell&qty=1&type=limit&limitPrice=1.1&currentAsk=1.08512&currentBid=1.08502")
                    .at("/d/orderId")
                    .asString();
            assertThat(CaptureRig.confirmOpen(ea, 901, "1", "SELL_LIMIT"))
                    .startsWith("CMD_OPEN|SELL_LIMIT|EURUSD|1.1|1|0|0|");

            rig.call(browser, "DELETE", "orders/" + order, "");
            assertThat(ea.await("CMD_CANCEL|")).contains("|901|");

            String second =
                    rig.call(browser, "POST", "orders", BUY).at("/d/orderId").asString();
            rig.call(browser, "GET", "executions", "");
            CaptureRig.confirmOpen(ea, 903, "0.3", "BUY");
            broker.closeByBroker("P" + second);
            rig.call(browser, "GET", "executions", "");
            assertThat(CaptureRig.confirmClose(ea, "0.3", "0")).contains("|903|0|");
        }
    }

    @Test
    void what_the_broker_refused_is_not_copied() throws Exception {
        try (CaptureRig rig = CaptureRig.start(broker);
                LineClient ea = rig.follower()) {
            HttpClient browser = rig.browser(rig.authority());
            JsonNode refused = rig.call(browser, "POST", "orders", BUY.replace("qty=0.3", "qty=1000"));
            assertThat(refused.get("s").asString()).isEqualTo("error");

            rig.call(browser, "POST", "orders", BUY.replace("0.3", "0.7"));
            rig.call(browser, "GET", "executions", "");

            assertThat(CaptureRig.confirmOpen(ea, 902, "0.7", "BUY")).contains("|0.7|");
            assertThat(ea.received().stream().filter(line -> line.startsWith("CMD_OPEN")))
                    .hasSize(1);
        }
    }

    @Test
    void trading_goes_on_while_the_database_is_away_and_is_copied_afterwards() throws Exception {
        try (CaptureRig rig = CaptureRig.start(broker)) {
            HttpClient browser = rig.browser(rig.authority());
            rig.call(browser, "GET", "instruments", "");
            rig.server().database().goAway();
            JsonNode placed = rig.call(browser, "POST", "orders", BUY);
            rig.call(browser, "GET", "executions", "");
            assertThat(placed.get("s").asString()).isEqualTo("ok");
            rig.server().database().comeBack();

            await().atMost(Duration.ofSeconds(30)).until(() -> {
                // Refused until the pool has connected again.
                Answer trades = rig.server().admin().get("/api/v1/master-trades");
                return trades.status() == 200 && trades.text().contains("\"EURUSD\"");
            });
        }
    }

    @Test
    void another_host_shows_its_own_certificate() throws Exception {
        try (CaptureRig rig = CaptureRig.start(broker);
                BrokerStandin other = BrokerStandin.start(folder, "B2")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("https://" + other.host() + "/page"))
                    .build();

            assertThat(rig.browser(Files.readString(other.certificate()))
                            .send(request, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
            HttpClient trustsTheProxy = rig.browser(rig.authority());
            assertThatThrownBy(() -> trustsTheProxy.send(request, BodyHandlers.ofString()))
                    .isInstanceOf(SSLException.class);
        }
    }

    @Test
    void requests_reach_the_broker_unchanged() throws Exception {
        try (CaptureRig rig = CaptureRig.start(broker)) {
            rig.call(
                    rig.browser(rig.authority()), "PUT", "positions/none?requestId=unchanged", "stopLoss=1%2E0&x=%20y");

            assertThat(broker.requests())
                    .contains("PUT /accounts/A1/positions/none?requestId=unchanged stopLoss=1%2E0&x=%20y");
        }
    }

    @Test
    void persons_see_whether_their_account_is_captured() throws Exception {
        try (CaptureRig rig = CaptureRig.start(broker)) {
            HttpClient browser = rig.browser(rig.authority());
            JsonNode before = rig.server().admin().get("/api/v1/proxy").json();
            assertThat(before.get("enabled").asBoolean()).isTrue();
            assertThat(before.get("port").asInt()).isEqualTo(rig.proxyPort());
            assertThat(before.at("/accounts/0/host").asString()).isEqualTo(broker.host());
            assertThat(before.at("/accounts/0/lastCapturedAt").isNull()).isTrue();

            rig.call(browser, "POST", "orders", BUY);

            rig.server()
                    .api()
                    .await(
                            "/proxy",
                            "the capture",
                            Duration.ofSeconds(10),
                            status -> !status.at("/accounts/0/lastCapturedAt").isNull());
        }
    }

    @Test
    void a_person_finds_out_whether_the_browser_uses_the_proxy_and_trusts_it() throws Exception {
        try (CaptureRig rig = CaptureRig.start(broker)) {
            String check = "/api/v1/proxy/checks/0123-abcd";
            assertThat(rig.server().admin().get(check).json().get("decrypted").asBoolean())
                    .isFalse();

            rig.browser(rig.authority())
                    .send(
                            HttpRequest.newBuilder(
                                            URI.create("https://" + broker.host() + "/?termfleet-check=0123-abcd"))
                                    .build(),
                            BodyHandlers.discarding());

            assertThat(rig.server().admin().get(check).json().get("decrypted").asBoolean())
                    .isTrue();
        }
    }

    @Test
    void a_server_without_a_proxy_says_how_to_start_one() {
        try (Server server = Server.start()) {
            Answer answer = server.http().get("/api/v1/proxy/ca.pem");

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text()).contains("TERMFLEET_PROXY_PORT");
            assertThat(server.admin().get("/api/v1/proxy").json().get("enabled").asBoolean())
                    .isFalse();
        }
    }
}
