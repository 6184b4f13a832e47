package com.termfleet.source.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection that publishes and one that listens. They are not made anew by the library, which would send once more what may have
 * arrived: whoever owns this calls {@link #keepUp} again and again. Thread-safe.
 */
final class RedisLink implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RedisLink.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final RedisURI uri;
    private final RedisClient client;
    private final BiConsumer<String, String> listener;

    private volatile @Nullable Connections connections;

    /** Whether it was said that the server cannot be reached; it is said once. */
    private boolean isReportedAway;

    private record Connections(
            StatefulRedisConnection<String, String> publishing,
            StatefulRedisPubSubConnection<String, String> listening) {

        boolean areOpen() {
            return publishing.isOpen() && listening.isOpen();
        }

        void close() {
            publishing.close();
            listening.close();
        }
    }

    /** @param listener takes channel and text of each message, on a thread of the connection: it must not block */
    RedisLink(String url, BiConsumer<String, String> listener) {
        this.uri = RedisURI.create(url);
        uri.setTimeout(TIMEOUT);
        this.client = RedisClient.create();
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .timeoutOptions(TimeoutOptions.enabled(TIMEOUT))
                .build());
        this.listener = listener;
    }

    boolean isOpen() {
        Connections current = connections;
        return current != null && current.areOpen();
    }

    /** Connects if it is not connected, and finds out whether the server still answers. Blocks for seconds at most. */
    synchronized void keepUp() {
        try {
            Connections current = connections;
            if (current == null || !current.areOpen()) {
                drop();
                connections = connect();
                isReportedAway = false;
                log.info("Connected to Redis host={} port={}", uri.getHost(), uri.getPort());
            } else {
                current.publishing().sync().ping();
                current.listening().sync().ping();
            }
        } catch (RedisException e) {
            drop();
            if (!isReportedAway) {
                isReportedAway = true;
                log.warn("Redis cannot be reached host={} port={} reason={}", uri.getHost(), uri.getPort(), reason(e));
            }
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause.getMessage());
    }

    private Connections connect() {
        StatefulRedisConnection<String, String> publishing = client.connect(uri);
        try {
            StatefulRedisPubSubConnection<String, String> listening = client.connectPubSub(uri);
            listening.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    listener.accept(channel, message);
                }
            });
            listening.sync().subscribe(Channels.TRADES, Channels.STATUS, Channels.ERRORS);
            return new Connections(publishing, listening);
        } catch (RedisException e) {
            publishing.close();
            throw e;
        }
    }

    /**
     * @return false if it was certainly not sent, because there is no connection
     * @throws RedisException if it is not known whether it has arrived
     */
    boolean publish(String channel, String text) {
        Connections current = connections;
        if (current == null || !current.areOpen()) {
            return false;
        }
        current.publishing().sync().publish(channel, text);
        return true;
    }

    synchronized void drop() {
        Connections current = connections;
        connections = null;
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void close() {
        drop();
        client.shutdown();
    }
}
