package com.termfleet.source.tradingview;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What became of captured exchanges, for monitoring. Thread-safe. */
final class CaptureMetrics {

    private final Counter understood;
    private final Counter notUnderstood;
    private final Counter lost;

    CaptureMetrics(MeterRegistry registry) {
        understood = counter(registry, "understood");
        notUnderstood = counter(registry, "not_understood");
        lost = counter(registry, "lost");
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("termfleet.tradingview.captured")
                .description("requests to brokers that the proxy has captured")
                .tag("outcome", outcome)
                .register(registry);
    }

    void understood() {
        understood.increment();
    }

    void notUnderstood() {
        notUnderstood.increment();
    }

    void lost() {
        lost.increment();
    }
}
