package com.termfleet.gateway.session;

import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks AUTH lines off the event loops, a few at a time, and shuts out who guesses. Thread-safe. */
public final class Authentication {

    private static final Logger log = LoggerFactory.getLogger(Authentication.class);

    /** More would only wait for the database's connections. */
    private static final int AT_ONCE = 8;

    private final Authenticator authenticator;
    private final AuthThrottle throttle = new AuthThrottle();
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Executor executor;
    private final Clock clock;
    private final GatewayMetrics metrics;

    /** @param executor runs what may block */
    public Authentication(Authenticator authenticator, Executor executor, Clock clock, GatewayMetrics metrics) {
        this.authenticator = authenticator;
        this.executor = executor;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * @param question asks for the account of the token that was sent
     * @param then told once, on a thread of the executor's
     */
    void check(Function<Authenticator, Authenticator.Outcome> question, InetAddress address, Consumer<Verdict> then) {
        executor.execute(() -> {
            Verdict verdict = decide(question, address);
            metrics.signIn(
                    switch (verdict) {
                        case Verdict.Admitted admitted -> "ADMITTED";
                        case Verdict.Refused refused -> refused.code();
                        case Verdict.Unavailable unavailable -> "UNAVAILABLE";
                    });
            then.accept(verdict);
        });
    }

    private Verdict decide(Function<Authenticator, Authenticator.Outcome> question, InetAddress address) {
        places.acquireUninterruptibly();
        try {
            return switch (question.apply(authenticator)) {
                case Authenticator.Outcome.Accepted accepted ->
                    new Verdict.Admitted(accepted.account(), accepted.role());
                case Authenticator.Outcome.Rejected rejected -> refuse(rejected, address);
                case Authenticator.Outcome.Unavailable _ -> new Verdict.Unavailable();
            };
        } catch (RuntimeException e) {
            log.warn("Sign-in could not be checked address={}", address.getHostAddress(), e);
            return new Verdict.Unavailable();
        } finally {
            places.release();
        }
    }

    /**
     * An address that is shut out learns nothing about its tokens. Valid ones are admitted all the same: an Expert Advisor
     * must not be refused because another client behind the same address guesses, and 256 random bits are not guessed.
     */
    private Verdict refuse(Authenticator.Outcome.Rejected rejected, InetAddress address) {
        if (throttle.isShutOut(address, clock.instant())) {
            return new Verdict.Refused("THROTTLED", "too many failures from this address, wait 5 minutes");
        }
        throttle.failed(address, clock.instant());
        return new Verdict.Refused(rejected.reason().name(), rejected.text());
    }

    /** The result of a sign-in. */
    sealed interface Verdict {

        record Admitted(AccountId account, SessionRole role) implements Verdict {}

        record Refused(String code, String text) implements Verdict {}

        /** The token could not be checked; it may be valid. */
        record Unavailable() implements Verdict {}
    }
}
