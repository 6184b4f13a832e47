package com.termfleet.gateway.session;

import com.termfleet.gateway.SessionRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Connections without sockets, whose time passes only when a test says so. */
final class EmbeddedConnection {

    static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private static final Duration STEP = Duration.ofMillis(100);

    private final EmbeddedChannel channel;

    private EmbeddedConnection(World world) {
        LineFramer framer = new LineFramer();
        this.channel = EmbeddedChannel.builder().ticker(world.ticker).build();
        LineOutput output = new LineOutput(channel, world.parts.metrics());
        channel.pipeline().addLast("framer", framer).addLast("session", new AuthHandler(world.parts, framer, output));
        channel.pipeline().fireChannelActive();
    }

    EmbeddedConnection send(String... lines) {
        for (String line : lines) {
            sendBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Into a connection that has ended they go nowhere, as on a socket. */
    EmbeddedConnection sendBytes(byte[] bytes) {
        if (channel.isOpen()) {
            channel.writeInbound(Unpooled.copiedBuffer(bytes));
            channel.runPendingTasks();
        }
        return this;
    }

    /** Signs in and takes the greeting off. */
    EmbeddedConnection signIn(SessionRole role, int account, String... options) {
        send("AUTH|" + role + "|account-" + account + (options.length == 0 ? "" : "|" + String.join("|", options)));
        List<String> greeting = lines();
        if (greeting.size() != 1 || !greeting.getFirst().startsWith("AUTH_OK|")) {
            throw new AssertionError("not signed in: " + greeting);
        }
        return this;
    }

    /** The lines that the server has sent since this was last asked. */
    List<String> lines() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            text.append(next.toString(StandardCharsets.UTF_8));
            next.release();
        }
        return text.isEmpty()
                ? List.of()
                : new ArrayList<>(text.toString().lines().toList());
    }

    /** What the peer does by not reading. */
    void peerReads(boolean reads) {
        channel.unsafe().outboundBuffer().setUserDefinedWritability(1, reads);
        channel.runPendingTasks();
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    void close() {
        ChannelFuture _ = channel.close();
        channel.runPendingTasks();
    }

    /** Shared by the connections of one test: handlers, registry and time. */
    static final class World implements AutoCloseable {

        final Recorder masters = new Recorder(SessionRole.MASTER);
        final Recorder followers = new Recorder(SessionRole.FOLLOWER);
        final SessionRegistry sessions = new SessionRegistry();
        final RecordedRequests requests = new RecordedRequests();
        private final MockTicker ticker = Ticker.newMockTicker();
        private final List<EmbeddedConnection> connections = new ArrayList<>();
        private final ConnectionParts parts;

        World() {
            InstantSource time = () -> START.plusNanos(ticker.nanoTime());
            Clock clock = time.withZone(ZoneOffset.UTC);
            GatewayMetrics metrics = new GatewayMetrics(new SimpleMeterRegistry());
            parts = new ConnectionParts(
                    sessions,
                    new SessionEvents(
                            List.of(masters, followers),
                            requests,
                            List.of(masters.listener(), followers.listener()),
                            metrics),
                    new Authentication(new TokenTable(), Runnable::run, clock, metrics),
                    metrics,
                    clock,
                    () -> UUID.randomUUID().toString(),
                    Duration.ofSeconds(2));
        }

        EmbeddedConnection connect() {
            EmbeddedConnection connection = new EmbeddedConnection(this);
            connections.add(connection);
            return connection;
        }

        /** Lets time pass, in small steps, for all connections. */
        void pass(Duration duration) {
            for (Duration passed = Duration.ZERO; passed.compareTo(duration) < 0; passed = passed.plus(STEP)) {
                ticker.advance(STEP.toNanos(), TimeUnit.NANOSECONDS);
                run();
            }
        }

        /** Runs what other connections have handed over. */
        void run() {
            for (EmbeddedConnection connection : connections) {
                connection.channel.runPendingTasks();
                connection.channel.runScheduledPendingTasks();
                connection.channel.runPendingTasks();
            }
        }

        /** Ends every connection and gives back what nobody has read. */
        @Override
        public void close() {
            connections.forEach(connection -> connection.channel.finishAndReleaseAll());
        }
    }
}
