package com.termfleet.gateway.session;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.server.ConnectionInitializer;
import com.termfleet.gateway.server.GatewayProperties;
import com.termfleet.gateway.server.GatewayServer;
import com.termfleet.gateway.server.Transport;
import com.termfleet.kernel.AccountId;
import com.termfleet.testing.LineClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A gateway on a free port, with recorders in place of the rooms behind it. */
public final class TestGateway implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MANY = 4_096;
    private static final int ANY_PORT = 0;

    public final Recorder masters = new Recorder(SessionRole.MASTER);
    public final Recorder followers = new Recorder(SessionRole.FOLLOWER);
    public final SessionRegistry sessions = new SessionRegistry();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final GatewayServer server;

    private TestGateway(int port, int maxConnections, @Nullable SslContext tls, Transport transport) {
        GatewayMetrics metrics = new GatewayMetrics(meters);
        ConnectionParts parts = new ConnectionParts(
                sessions,
                new SessionEvents(
                        List.of(masters, followers), List.of(masters.listener(), followers.listener()), metrics),
                new Authentication(
                        new TokenTable(), Executors.newVirtualThreadPerTaskExecutor(), Clock.systemUTC(), metrics),
                metrics,
                Clock.systemUTC(),
                HEARTBEAT);
        GatewayProperties properties = new GatewayProperties(
                "127.0.0.1", port, new GatewayProperties.Gateway(HEARTBEAT, null, null, 2, maxConnections));
        server = new GatewayServer(
                properties, new ConnectionInitializer(parts, tls, maxConnections), sessions, transport);
        server.start();
    }

    public static TestGateway start() {
        return new TestGateway(ANY_PORT, MANY, null, Transport.best());
    }

    public static TestGateway withAtMost(int connections) {
        return new TestGateway(ANY_PORT, connections, null, Transport.best());
    }

    public static TestGateway with(SslContext tls) {
        return new TestGateway(ANY_PORT, MANY, tls, Transport.best());
    }

    public static TestGateway at(int port) {
        return new TestGateway(port, MANY, null, Transport.best());
    }

    public static TestGateway over(Transport transport) {
        return new TestGateway(ANY_PORT, MANY, null, transport);
    }

    public LineClient connect() throws IOException {
        return LineClient.connect(server.port());
    }

    public LineClient signedIn(SessionRole role, int account) throws IOException {
        return LineClient.signedIn(server.port(), role.name(), "account-" + account);
    }

    public Session session(int account) {
        return sessions.of(AccountId.of(account)).orElseThrow();
    }

    /** Lines that were passed over. */
    public double dropped() {
        return meters.get("termfleet.gateway.dropped").counter().count();
    }

    public double connections() {
        return meters.get("termfleet.gateway.connections").gauge().value();
    }

    /** Looks again and again until it is so. */
    public static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .atMost(LineClient.DEADLINE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        server.stop();
    }
}
