package com.termfleet.runtime.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.termfleet.runtime.ResourceSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Measurements of many containers, at an engine whose answers the test holds back. */
class MeasuringRoundTest {

    private static final int MANY = 50 * MeasuringRound.AT_ONCE;
    private static final List<String> NAMES =
            IntStream.rangeClosed(1, MANY).mapToObj(i -> "c-" + i).toList();
    private static final String SAMPLE = """
            {"read": "2026-03-02T08:00:00.5Z",
             "cpu_stats": {"cpu_usage": {"total_usage": 3000000000}, "online_cpus": 2},
             "memory_stats": {"usage": 100000, "stats": {"inactive_file": 40000}}}""";
    private static final String NOT_RUNNING = """
            {"read": "0001-01-01T00:00:00Z", "cpu_stats": {"cpu_usage": {"total_usage": 0}}, "memory_stats": {}}""";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<URI> asked = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    private record Answer(int status, String body) {}

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MANY);
        server.setExecutor(threads);
        server.createContext("/version", exchange -> send(exchange, new Answer(200, "{\"ApiVersion\": \"1.41\"}")));
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /** From now on the engine answers so. */
    private void answer(Function<String, Answer> statistics) {
        server.createContext("/v1.41/containers/", exchange -> {
            asked.add(exchange.getRequestURI());
            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            String name = exchange.getRequestURI().getPath().split("/", -1)[3];
            Answer answer = statistics.apply(name);
            inFlight.decrementAndGet();
            send(exchange, answer);
        });
    }

    private static void send(HttpExchange exchange, Answer answer) {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, ResourceSample> measure(Duration deadline) {
        String host = "tcp://127.0.0.1:" + server.getAddress().getPort();
        try (DockerRuntime runtime = new DockerRuntime(new DockerProperties(host, deadline, 4))) {
            return runtime.resources(NAMES);
        }
    }

    /** It answers none before as many as may be asked at once have been asked. */
    @Test
    void a_thousand_containers_are_measured_side_by_side_at_a_slow_engine_with_one_short_call_each() {
        CyclicBarrier all = new CyclicBarrier(MeasuringRound.AT_ONCE);
        answer(_ -> {
            try {
                all.await(20, TimeUnit.SECONDS);
                return new Answer(200, SAMPLE);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                return new Answer(500, "{\"message\": \"asked one after the other\"}");
            }
        });

        Map<String, ResourceSample> measured = measure(Duration.ofSeconds(60));

        assertThat(measured).containsOnlyKeys(NAMES.toArray(String[]::new));
        assertThat(measured.get("c-7"))
                .isEqualTo(new ResourceSample(Duration.ofSeconds(3), 60_000, Instant.parse("2026-03-02T08:00:00.5Z")));
        assertThat(asked).hasSize(MANY).doesNotHaveDuplicates();
        assertThat(asked).allSatisfy(uri -> assertThat(uri.getQuery()).contains("stream=false", "one-shot=true"));
        assertThat(mostInFlight).hasValue(MeasuringRound.AT_ONCE);
    }

    @Test
    void containers_that_are_gone_or_do_not_run_and_refusals_spoil_no_other_measurement() {
        Map<String, Answer> others = Map.of(
                "c-1", new Answer(404, "{\"message\": \"No such container: c-1\"}"),
                "c-2", new Answer(500, "{\"message\": \"trouble\"}"),
                "c-3", new Answer(200, NOT_RUNNING));
        answer(name -> others.getOrDefault(name, new Answer(200, SAMPLE)));

        assertThat(measure(Duration.ofSeconds(60))).hasSize(MANY - 3).doesNotContainKeys("c-1", "c-2", "c-3");
    }

    @Test
    void an_engine_that_does_not_answer_is_not_asked_a_thousand_times() {
        answer(_ -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new Answer(500, "{}");
        });

        assertThat(measure(Duration.ofMillis(500))).isEmpty();
        assertThat(asked).hasSizeLessThanOrEqualTo(MeasuringRound.AT_ONCE);
    }
}
