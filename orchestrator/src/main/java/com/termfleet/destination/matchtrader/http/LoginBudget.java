package com.termfleet.destination.matchtrader.http;

import com.termfleet.destination.matchtrader.session.SessionException;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What all calls of one login share: at most 500 requests in any minute and 4 refreshes in any hour (Match-Trader's Platform
 * API), and the pause that the broker has asked for. Thread-safe.
 */
public final class LoginBudget {

    /** These two together are what a minute may see: a full bucket and what flows into it meanwhile. */
    private static final int BURST = 100;

    private static final int A_MINUTE = 400;
    private static final int REFRESHES_AN_HOUR = 4;

    /** Left for orders. */
    private static final int RESERVE = 25;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Bucket requests = Bucket.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(BURST)
                    .refillGreedy(A_MINUTE, Duration.ofMinutes(1))
                    .build())
            .build();
    private final Bucket refreshes = Bucket.builder()
            .addLimit(Bandwidth.builder()
                    .capacity(REFRESHES_AN_HOUR)
                    .refillIntervally(REFRESHES_AN_HOUR, Duration.ofHours(1))
                    .build())
            .build();
    private volatile Instant pausedUntil = Instant.EPOCH;

    public LoginBudget(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Waits until a request may be sent.
     *
     * @throws SessionException if that takes too long
     */
    public void takeRequest() throws InterruptedException {
        Duration pause = pause();
        if (pause.isPositive()) {
            throw new SessionException("The broker has asked to wait", pause);
        }
        if (!requests.asBlocking().tryConsume(1, LONGEST_WAIT)) {
            throw new SessionException("The login has used up its requests for now", LONGEST_WAIT);
        }
    }

    /** Whether something that can wait may be asked now. */
    public boolean hasSpare() {
        return !pause().isPositive() && requests.getAvailableTokens() > RESERVE;
    }

    public boolean takeRefresh() {
        return refreshes.tryConsume(1);
    }

    /** The broker has turned a request away for their number. */
    void pauseFor(Duration time) {
        pausedUntil = clock.instant().plus(time);
    }

    private Duration pause() {
        return Duration.between(clock.instant(), pausedUntil);
    }
}
