package com.termfleet.copy.processor;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/** How long the steps of the hot path take, and how many orders leave. */
final class CopyMetrics {

    private final Timer decide;
    private final Timer commit;
    private final Timer send;
    private final Counter orders;

    CopyMetrics(MeterRegistry registry) {
        decide = step(registry, "decide");
        commit = step(registry, "commit");
        send = step(registry, "send");
        orders = registry.counter("termfleet.copy.orders");
    }

    private static Timer step(MeterRegistry registry, String name) {
        return Timer.builder("termfleet.copy.step")
                .description("duration of one step of the copy processor")
                .tag("step", name)
                .register(registry);
    }

    void decided(Instant begin, Instant end) {
        decide.record(Duration.between(begin, end));
    }

    void committed(Instant begin, Instant end) {
        commit.record(Duration.between(begin, end));
    }

    void sent(Instant begin, Instant end, int count) {
        send.record(Duration.between(begin, end));
        orders.increment(count);
    }
}
