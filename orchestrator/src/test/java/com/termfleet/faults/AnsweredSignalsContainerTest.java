package com.termfleet.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.testing.Http;
import com.termfleet.testing.Polling;
import com.termfleet.testing.ServerProcess;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The database is killed when posted signals were just answered, or are under way: whatever was not on the disk then is gone. */
class AnsweredSignalsContainerTest {

    private static final int ROUNDS = 8;
    private static final int SIGNALS_OF_ROUND = 4;
    private static final int CLIENTS = 4;

    /** What one page of trades shows. */
    private static final int MOST = 190;

    private static final Duration RECOVERY = Duration.ofMinutes(3);

    @Test
    void what_was_answered_outlives_the_database_and_is_carried_out_once(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.start(data, Map.of("TERMFLEET_DEMO", "false"))) {
            EmbeddedDatabase database = new EmbeddedDatabase(data);
            JsonNode master =
                    server.api().post("/accounts", Map.of("name", "Posting", "role", "MASTER", "platform", "HTTP"));
            Http generator = server.http().with("X-API-Key", master.get("token").asString());
            int posted = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < SIGNALS_OF_ROUND; i++) {
                    post(generator, posted++);
                }
                Processes.signal("KILL", database.processes());
            }
            // Answered when the database is back.
            post(generator, posted++);

            assertOneTradeForEach(server, master, posted);
        }
    }

    @Test
    void what_is_under_way_when_the_database_is_killed_is_carried_out_once_when_it_is_repeated(@TempDir Path folder)
            throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess server = ServerProcess.start(data, Map.of("TERMFLEET_DEMO", "false"));
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            EmbeddedDatabase database = new EmbeddedDatabase(data);
            JsonNode master =
                    server.api().post("/accounts", Map.of("name", "Posting", "role", "MASTER", "platform", "HTTP"));
            Http generator = server.http().with("X-API-Key", master.get("token").asString());
            AtomicInteger posted = new AtomicInteger();
            AtomicBoolean ended = new AtomicBoolean();
            List<Future<?>> posting = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                posting.add(clients.submit(() -> {
                    while (!ended.get() && posted.get() < MOST) {
                        post(generator, posted.getAndIncrement());
                    }
                }));
            }
            int before = 0;
            for (int round = 0; round < ROUNDS; round++) {
                int wanted = before + SIGNALS_OF_ROUND;
                while (posted.get() < wanted) {
                    Polling.pause();
                }
                Processes.signal("KILL", database.processes());
                before = posted.get();
            }
            ended.set(true);
            for (Future<?> client : posting) {
                client.get();
            }

            assertOneTradeForEach(server, master, posted.get());
        }
    }

    private static void assertOneTradeForEach(ServerProcess server, JsonNode master, int signals) {
        JsonNode trades = server.api()
                .await(
                        "/master-trades?size=200&account=" + master.get("id").asLong(),
                        "a trade for each of " + signals + " signals",
                        RECOVERY,
                        page -> page.get("items").size() >= signals);
        assertThat(trades.get("total").asInt()).isEqualTo(signals);
        Set<String> prices = new HashSet<>();
        trades.get("items").forEach(trade -> prices.add(trade.get("price").asString()));
        assertThat(prices).as("one trade for each: " + trades.get("items")).hasSize(signals);
    }

    /** Repeats it under the same id until the database is back. */
    private static void post(Http generator, int number) {
        Map<String, ?> signal = Map.of(
                "signal_id",
                "s" + number,
                "symbol",
                "EURUSD",
                "action",
                "BUY",
                "volume",
                0.1,
                "entry",
                BigDecimal.valueOf(1_000 + number, 3));
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (true) {
            Http.Answer answer = generator.post("/api/signal", signal);
            if (answer.status() == 200) {
                return;
            }
            assertThat(answer.status()).as(answer.text()).isIn(503, 429);
            assertThat(System.nanoTime()).as("answered within " + RECOVERY).isLessThan(end);
            Polling.pause();
        }
    }
}
