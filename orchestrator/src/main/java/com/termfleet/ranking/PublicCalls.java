package com.termfleet.ranking;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.kernel.ClientNetwork;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** Limits how often each client reads public pages, so that links cannot be guessed. Thread-safe. */
public final class PublicCalls {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final int perMinute;
    private final TimeMeter time;
    private final Cache<ClientNetwork, Bucket> clients;

    PublicCalls(int perMinute, TimeMeter time) {
        this.perMinute = perMinute;
        this.time = time;
        // A bucket not used for a minute is full again, which equals a new one.
        this.clients = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(WINDOW)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /**
     * Counts a request.
     *
     * @param address the client's IP address
     * @throws TooManyAttemptsException if there were too many
     */
    public void count(String address) {
        ConsumptionProbe probe =
                clients.get(ClientNetwork.of(address), any -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw TooManyAttemptsException.requests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }
}
