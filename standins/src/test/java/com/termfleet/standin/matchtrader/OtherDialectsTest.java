package com.termfleet.standin.matchtrader;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.standin.matchtrader.http.Switch;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OtherDialectsTest {

    private static final String KEY = "6d1f7a52-0c37-4f3f-9f2d-6c6b64f0a111";
    private static final String BUY = "{\"symbol\":\"EURUSD\",\"side\":\"BUY\",\"volume\":0.2,\"comment\":\"TF7\"}";

    private final MatchTraderStandin server = MatchTraderStandin.start(MatchTraderOptions.DEFAULT);

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpProgram trader() {
        return new HttpProgram(server.address()).with("Authorization", "Bearer " + server.token());
    }

    @Test
    void the_trader_api_executes_an_open_with_the_same_key_once() {
        HttpResponse<String> first = trader().with("Idempotency-Key", KEY).post("/v1/positions", BUY);
        HttpResponse<String> second = trader().with("Idempotency-Key", KEY).post("/v1/positions", BUY);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(server.broker().positions("1001")).hasSize(1);
        String id = new JsonObject(first.body()).getString("positionId");
        assertThat(trader().post("/v1/positions/" + id + "/close", "{}").statusCode())
                .isEqualTo(204);
        assertThat(new JsonArray(trader().get("/v1/positions").body())).isEmpty();
    }

    @Test
    void errors_of_the_trader_api_have_a_type() {
        JsonObject error = new JsonObject(
                trader().post("/v1/positions", BUY.replace("0.2", "0.001")).body());
        assertThat(error.getString("type")).isEqualTo("error://trader-api/trading-validation-failed");
        assertThat(error.getString("path")).isEqualTo("/v1/positions");
        assertThat(error.fieldNames()).contains("status", "title", "detail", "additionalInfo");
        assertThat(new HttpProgram(server.address()).get("/v1/positions").statusCode())
                .isEqualTo(401);
    }

    /** A WebSocket that keeps what it receives. */
    private static final class Socket implements WebSocket.Listener {

        private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(new JsonObject(text.toString()));
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        JsonObject next() throws InterruptedException {
            JsonObject message = received.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return message;
        }
    }

    private static void send(WebSocket socket, String type, String payload) {
        socket.sendText("{\"type\":\"%s\",\"payload\":%s}".formatted(type, payload), true)
                .join();
    }

    @Test
    void the_dialogue_of_the_published_document() throws InterruptedException {
        server.switches().set(Switch.WEBSOCKET, "documented");
        Socket socket = new Socket();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket connection = http.newWebSocketBuilder()
                    .buildAsync(server.socketAddress(), socket)
                    .join();
            send(connection, "auth", "{\"token\":\"" + server.token() + "\"}");
            assertThat(socket.next().getString("type")).isEqualTo("auth");
            send(
                    connection,
                    "order.place",
                    "{\"symbol\":\"EURUSD\",\"volume\":0.1,\"side\":\"buy\",\"type\":\"market\"}");
            JsonObject placed = socket.next();
            assertThat(placed.getString("type")).isEqualTo("order.status");
            assertThat(placed.getJsonObject("payload").fieldNames())
                    .containsExactlyInAnyOrder("orderId", "status", "profit");
            String id = placed.getJsonObject("payload").getString("orderId");
            send(connection, "order.modify", "{\"orderId\":\"%s\",\"stopLoss\":1.05,\"takeProfit\":1.2}".formatted(id));
            assertThat(socket.next().getJsonObject("payload").getString("status"))
                    .isEqualTo("modified");

            server.broker().quote("EURUSD", new BigDecimal("1.04000"), new BigDecimal("1.04010"));
            JsonObject stopped = socket.next().getJsonObject("payload");
            assertThat(stopped.getString("orderId")).isEqualTo(id);
            assertThat(stopped.getString("status")).isEqualTo("closed");
            connection.abort();
        }
    }

    @Test
    void nothing_is_executed_before_auth() throws InterruptedException {
        Socket socket = new Socket();
        try (HttpClient http = HttpClient.newHttpClient()) {
            WebSocket connection = http.newWebSocketBuilder()
                    .buildAsync(server.socketAddress(), socket)
                    .join();
            send(connection, "order.place", "{\"symbol\":\"EURUSD\",\"volume\":0.1,\"side\":\"buy\"}");
            assertThat(socket.next().getString("type")).isEqualTo("error");
            assertThat(server.broker().positions("1001")).isEmpty();
            connection.abort();
        }
    }

    @Test
    void prices_walk_by_the_seed() {
        try (MatchTraderStandin other = MatchTraderStandin.start(MatchTraderOptions.DEFAULT)) {
            server.broker().walk(50);
            other.broker().walk(50);
            assertThat(other.broker().quote("EURUSD")).isEqualTo(server.broker().quote("EURUSD"));
        }
    }
}
