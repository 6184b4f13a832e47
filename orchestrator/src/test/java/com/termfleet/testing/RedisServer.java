package com.termfleet.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Debian's redis-server on loopback with a password, and what its channels carry. Close it when done. */
public final class RedisServer implements AutoCloseable {

    private static final String PASSWORD = "only-for-this-test";
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final int port;
    private final RedisClient client = RedisClient.create();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private @Nullable Process process;
    private @Nullable StatefulRedisPubSubConnection<String, String> listening;

    private RedisServer(int port) {
        this.port = port;
    }

    public static RedisServer start() throws IOException {
        RedisServer server = new RedisServer(FreePort.next());
        server.begin();
        return server;
    }

    public String url() {
        return "redis://:" + PASSWORD + "@127.0.0.1:" + port;
    }

    /** After it was killed, on the same port. */
    public void begin() throws IOException {
        process = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--requirepass",
                        PASSWORD,
                        "--save",
                        "",
                        "--appendonly",
                        "no")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectErrorStream(true)
                .start();
        await().atMost(DEADLINE).until(this::isListening);
    }

    private boolean isListening() {
        try {
            StatefulRedisPubSubConnection<String, String> connection = client.connectPubSub(RedisURI.create(url()));
            connection.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    heard.add(channel + " " + message);
                }
            });
            connection.sync().subscribe("trades:channel", "trades:status", "trades:errors");
            listening = connection;
            return true;
        } catch (RedisConnectionException e) {
            return false;
        }
    }

    public void kill() throws InterruptedException {
        if (listening != null) {
            listening.close();
        }
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Until somebody besides this listens to the channel. */
    public void awaitAnotherListener() {
        await().atMost(DEADLINE).until(() -> {
            try (var connection = client.connect(RedisURI.create(url()))) {
                return connection.sync().pubsubNumsub("trades:channel").getOrDefault("trades:channel", 0L) > 1;
            }
        });
    }

    public void publish(String channel, String message) {
        try (var connection = client.connect(RedisURI.create(url()))) {
            connection.sync().publish(channel, message);
        }
    }

    /** The first message of the channel that has the text; those that came before count. */
    public String awaitMessage(String channel, String text) {
        await().atMost(DEADLINE)
                .untilAsserted(() ->
                        assertThat(heard).anyMatch(line -> line.startsWith(channel + " ") && line.contains(text)));
        return heard.stream()
                .filter(line -> line.startsWith(channel + " ") && line.contains(text))
                .findFirst()
                .orElseThrow()
                .substring(channel.length() + 1);
    }

    public List<String> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
        client.shutdown();
    }
}
