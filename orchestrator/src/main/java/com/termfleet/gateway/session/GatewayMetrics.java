package com.termfleet.gateway.session;

import com.termfleet.gateway.SessionListener;
import com.termfleet.gateway.SessionRole;
import com.termfleet.gateway.codec.ErrorCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the gateway counts. Thread-safe. */
public final class GatewayMetrics {

    private final MeterRegistry registry;
    private final Counter linesIn;
    private final Counter linesOut;
    private final Counter dropped;
    private final Map<ErrorCode, Counter> errors = new EnumMap<>(ErrorCode.class);
    private final Map<SessionRole, AtomicInteger> sessions = new EnumMap<>(SessionRole.class);
    private final AtomicInteger connections = new AtomicInteger();

    public GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.linesIn = lines("in");
        this.linesOut = lines("out");
        this.dropped = Counter.builder("termfleet.gateway.dropped")
                .description("Lines not sent because the session's queue was full")
                .register(registry);
        for (ErrorCode code : ErrorCode.values()) {
            errors.put(
                    code,
                    Counter.builder("termfleet.gateway.errors")
                            .description("Bad lines received")
                            .tag("code", code.name())
                            .register(registry));
        }
        for (SessionRole role : SessionRole.values()) {
            AtomicInteger open = new AtomicInteger();
            sessions.put(role, open);
            Gauge.builder("termfleet.gateway.sessions", open, AtomicInteger::get)
                    .description("Sessions that are open")
                    .tag("role", role.name())
                    .register(registry);
        }
        Gauge.builder("termfleet.gateway.connections", connections, AtomicInteger::get)
                .description("TCP connections, signed in or not")
                .register(registry);
    }

    void lineIn() {
        linesIn.increment();
    }

    void lineOut() {
        linesOut.increment();
    }

    void lineDropped() {
        dropped.increment();
    }

    void error(ErrorCode code) {
        Counter counter = errors.get(code);
        if (counter != null) {
            counter.increment();
        }
    }

    void sessionOpened(SessionRole role) {
        sessions(role).incrementAndGet();
    }

    void sessionClosed(SessionRole role, SessionListener.CloseReason reason) {
        sessions(role).decrementAndGet();
        registry.counter("termfleet.gateway.closed", "reason", reason.name()).increment();
    }

    void signIn(String outcome) {
        registry.counter("termfleet.gateway.signins", "outcome", outcome).increment();
    }

    /** TCP connections that are open, signed in or not. */
    public AtomicInteger connections() {
        return connections;
    }

    private AtomicInteger sessions(SessionRole role) {
        return sessions.computeIfAbsent(role, any -> new AtomicInteger());
    }

    private Counter lines(String direction) {
        return Counter.builder("termfleet.gateway.lines")
                .description("Lines of the protocol")
                .tag("direction", direction)
                .register(registry);
    }
}
