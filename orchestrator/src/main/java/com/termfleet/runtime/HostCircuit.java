package com.termfleet.runtime;

import com.termfleet.runtime.EngineRefusedException.Fault;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Circuit breaker of one host's starts: if most of them fail by the host's fault, starts are suspended for a while, so
 * that a thousand terminals do not prevent a full disk or a busy engine from recovering. Stops, kills and queries are
 * never suspended. Thread-safe.
 */
public final class HostCircuit {

    private static final int WINDOW = 20;
    private static final int FEWEST_CALLS = 5;
    private static final float FAILURE_PERCENT = 60;
    private static final Duration SUSPENSION = Duration.ofSeconds(15);
    private static final int PROBES = 2;
    private static final Logger log = LoggerFactory.getLogger(HostCircuit.class);

    private final CircuitBreaker breaker;

    /** @param clock determines when a suspension ends */
    public HostCircuit(String host, Clock clock) {
        CircuitBreakerConfig config = CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(FEWEST_CALLS)
                .failureRateThreshold(FAILURE_PERCENT)
                .waitDurationInOpenState(SUSPENSION)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .recordException(HostCircuit::isHostFault)
                .ignoreException(failure -> !isHostFault(failure))
                .currentTimestampFunction(at -> at.millis(), TimeUnit.MILLISECONDS)
                .clock(clock)
                .build();
        breaker = CircuitBreaker.of(host, config);
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn(
                        "Host circuit breaker changed host={} from={} to={}",
                        host,
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
    }

    private static boolean isHostFault(Throwable failure) {
        return failure instanceof EngineUnavailableException
                || (failure instanceof EngineRefusedException refused && refused.fault() == Fault.HOST);
    }

    /** @throws EngineRefusedException as the host's fault, without a call, while starts are suspended */
    public void run(Runnable start) {
        try {
            breaker.executeRunnable(start);
        } catch (CallNotPermittedException e) {
            throw new EngineRefusedException(
                    Fault.HOST,
                    "Starts on this host are suspended for up to %d s because most of them failed."
                            .formatted(SUSPENSION.toSeconds()),
                    e);
        }
    }

    /** Whether starts are suspended now. */
    public boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }
}
