package com.termfleet.source.tradingview;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.standin.tradingview.BrokerStandin;
import com.termfleet.testing.RedisServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the proxy captures, as workers of the replaced TradingView copier hear it in Redis. */
class TradesForWorkersTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private static Path folder;

    @Test
    void a_worker_hears_the_open_the_change_the_part_and_the_rest_also_after_redis_was_away() throws Exception {
        try (RedisServer redis = RedisServer.start();
                BrokerStandin broker = BrokerStandin.start(folder, CaptureRig.ACCOUNT);
                CaptureRig rig = CaptureRig.start(broker, Map.of("termfleet.redis.url", redis.url()))) {
            redis.awaitAnotherListener();
            HttpClient browser = rig.browser(rig.authority());
            String order = rig.call(
                            browser,
                            "POST",
                            "orders",
                            "instrument=EURUSD&side=buy&qty=0.3&type=market&currentAsk=1.08512&currentBid=1.08502&stopLoss=1.08")
                    .at("/d/orderId")
                    .asString();
            String position = "P" + order;
            rig.call(browser, "GET", "executions?instrument=EURUSD", "");

            JsonNode open = data(redis.awaitMessage("trades:channel", "\"isClose\":false"));
            assertThat(open.get("trade_id").asString()).isEqualTo(order);
            assertThat(open.get("position_id").asString()).isEqualTo(position);
            assertThat(open.get("side").asString()).isEqualTo("buy");
            assertThat(open.get("type").asString()).isEqualTo("market");
            assertThat(open.get("qty").asDouble()).isEqualTo(0.3);
            assertThat(open.get("stop_loss").asDouble()).isEqualTo(1.08);
            assertThat(open.get("take_profit").isNull()).isTrue();
            assertThat(open.at("/execution_data/positionId").asString()).isEqualTo(position);
            assertThat(open.propertyNames())
                    .containsExactlyInAnyOrder(
                            "trade_id",
                            "execution_data",
                            "position_id",
                            "instrument",
                            "side",
                            "qty",
                            "type",
                            "take_profit",
                            "stop_loss");

            redis.publish(
                    "trades:status", "{\"trade_id\":\"" + order + "\",\"status\":\"executed\",\"mt5_ticket\":4711}");
            redis.kill();
            redis.begin();
            redis.awaitAnotherListener();

            rig.call(browser, "PUT", "positions/" + position, "stopLoss=1.082&takeProfit=1.095");
            JsonNode update = data(redis.awaitMessage("trades:channel", "trailing_stop_pips"));
            assertThat(update.get("stop_loss").asDouble()).isEqualTo(1.082);
            assertThat(update.get("take_profit").asDouble()).isEqualTo(1.095);

            rig.call(browser, "DELETE", "positions/" + position, "amount=0.1");
            JsonNode part = data(redis.awaitMessage("trades:channel", "\"is_partial\":true"));
            assertThat(part.get("qty").asDouble()).isEqualTo(0.1);
            assertThat(part.get("mt5_ticket").asLong()).isEqualTo(4711);

            rig.call(browser, "DELETE", "positions/" + position, "");
            JsonNode rest = data(redis.awaitMessage("trades:channel", "\"is_partial\":false"));
            assertThat(rest.get("qty").asDouble()).isEqualTo(0.2);
            assertThat(rest.at("/execution_data/isClose").asBoolean()).isTrue();
        }
    }

    private static JsonNode data(String message) {
        JsonNode read = JSON.readTree(message);
        assertThat(read.propertyNames()).containsExactlyInAnyOrder("id", "data", "timestamp");
        return read.get("data");
    }
}
