package com.termfleet.gateway;

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
final class TestGateway implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MANY = 4_096;
    private static final int ANY_PORT = 0;

    final Recorder masters = new Recorder(Role.MASTER);
    final Recorder followers = new Recorder(Role.FOLLOWER);
    final SessionRegistry sessions = new SessionRegistry();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final GatewayServer server;

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

    static TestGateway start() {
        return new TestGateway(ANY_PORT, MANY, null, Transport.best());
    }

    static TestGateway withAtMost(int connections) {
        return new TestGateway(ANY_PORT, connections, null, Transport.best());
    }

    static TestGateway with(SslContext tls) {
        return new TestGateway(ANY_PORT, MANY, tls, Transport.best());
    }

    static TestGateway at(int port) {
        return new TestGateway(port, MANY, null, Transport.best());
    }

    static TestGateway over(Transport transport) {
        return new TestGateway(ANY_PORT, MANY, null, transport);
    }

    LineClient connect() throws IOException {
        return LineClient.connect(server.port());
    }

    LineClient signedIn(Role role, int account) throws IOException {
        return LineClient.signedIn(server.port(), role.name(), "account-" + account);
    }

    Session session(int account) {
        return sessions.of(AccountId.of(account)).orElseThrow();
    }

    /** Lines that were passed over. */
    double dropped() {
        return meters.get("termfleet.gateway.dropped").counter().count();
    }

    double connections() {
        return meters.get("termfleet.gateway.connections").gauge().value();
    }

    /** Looks again and again until it is so. */
    static void await(String what, BooleanSupplier condition) {
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
