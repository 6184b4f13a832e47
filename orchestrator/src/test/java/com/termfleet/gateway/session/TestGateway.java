package com.termfleet.gateway.session;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.server.ConnectionInitializer;
import com.termfleet.gateway.server.GatewayProperties;
import com.termfleet.gateway.server.GatewayProperties.Tls;
import com.termfleet.gateway.server.GatewayServer;
import com.termfleet.gateway.server.Transport;
import com.termfleet.kernel.AccountId;
import com.termfleet.testing.LineClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A gateway on a free port, with recorders in place of the modules behind it. */
public final class TestGateway implements AutoCloseable {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MANY = 4_096;
    private static final int ANY_PORT = 0;

    public final Recorder masters = new Recorder(SessionRole.MASTER);
    public final Recorder followers = new Recorder(SessionRole.FOLLOWER);
    public final SessionRegistry sessions = new SessionRegistry();
    final RecordedRequests requests = new RecordedRequests();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final GatewayServer server;

    private TestGateway(int port, GatewayProperties.Gateway settings, @Nullable SslContext tls, Transport transport) {
        GatewayMetrics metrics = new GatewayMetrics(meters);
        ConnectionParts parts = new ConnectionParts(
                sessions,
                new SessionEvents(
                        List.of(masters, followers),
                        requests,
                        List.of(masters.listener(), followers.listener()),
                        metrics),
                new Authentication(
                        new TokenTable(), Executors.newVirtualThreadPerTaskExecutor(), Clock.systemUTC(), metrics),
                metrics,
                Clock.systemUTC(),
                () -> UUID.randomUUID().toString(),
                HEARTBEAT);
        Set<InetAddress> ofContainers = ConcurrentHashMap.newKeySet();
        server = new GatewayServer(
                new GatewayProperties("127.0.0.1", port, settings),
                new ConnectionInitializer(parts, tls, settings, ofContainers::contains),
                sessions,
                transport,
                ofContainers);
        server.start();
    }

    public static TestGateway start() {
        return at(ANY_PORT);
    }

    public static TestGateway withAtMost(int connections) {
        return new TestGateway(ANY_PORT, settings(connections, MANY, null), null, Transport.best());
    }

    public static TestGateway withAtMostPerAddress(int connections) {
        return new TestGateway(ANY_PORT, settings(MANY, connections, null), null, Transport.best());
    }

    public static TestGateway with(SslContext tls) {
        return new TestGateway(ANY_PORT, settings(MANY, MANY, null), tls, Transport.best());
    }

    /** Refuses connections without TLS. */
    public static TestGateway requiring(SslContext tls) {
        return new TestGateway(ANY_PORT, settings(MANY, MANY, Tls.REQUIRED), tls, Transport.best());
    }

    public static TestGateway at(int port) {
        return new TestGateway(port, settings(MANY, MANY, null), null, Transport.best());
    }

    public static TestGateway over(Transport transport) {
        return new TestGateway(ANY_PORT, settings(MANY, MANY, null), null, transport);
    }

    private static GatewayProperties.Gateway settings(int connections, int ofAddress, @Nullable Tls tls) {
        // Where TLS is required there has to be a certificate; the tests bring theirs as a context.
        @Nullable Path file = tls == Tls.REQUIRED ? Path.of("certificate.pem") : null;
        return new GatewayProperties.Gateway(HEARTBEAT, file, file, 2, connections, ofAddress, tls);
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
