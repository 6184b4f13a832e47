package com.termfleet.access.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.kernel.ClientNetwork;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Limits password guessing. An attempt is counted before the password is checked, and the count is reverted if it was
 * correct. Limits: 20 a minute for a client, 5 a minute for a client and user, 30 a minute for a user over all clients.
 * The last one would allow strangers to lock a user out, so a client's first attempt for a user within an hour is
 * exempt. Memory is bounded: the least recently used limits are dropped. Thread-safe.
 */
final class SignInThrottle {

    private static final int OF_CLIENT = 20;
    private static final int OF_CLIENT_AT_ACCOUNT = 5;
    private static final int OF_ACCOUNT = 30;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration FIRST_ATTEMPT_EVERY = Duration.ofHours(1);
    private static final int REMEMBERED = 10_000;

    private final TimeMeter time;
    private final Cache<ClientNetwork, Bucket> clients;
    private final Cache<Pair, Bucket> pairs;
    private final Cache<String, Bucket> accounts;
    private final Cache<Pair, Boolean> tried;

    /** @param time monotonic nanoseconds */
    SignInThrottle(TimeMeter time) {
        this.time = time;
        // A bucket not used for a minute is full again, which equals a new one.
        this.clients = cache().expireAfterAccess(WINDOW).build();
        this.pairs = cache().expireAfterAccess(WINDOW).build();
        this.accounts = cache().expireAfterAccess(WINDOW).build();
        this.tried = cache().expireAfterWrite(FIRST_ATTEMPT_EVERY).build();
    }

    /**
     * Counts an attempt.
     *
     * @throws TooManyAttemptsException if a limit is reached; this attempt is then not counted
     */
    Attempt begin(String account, String address) {
        ClientNetwork client = ClientNetwork.of(address);
        Pair pair = new Pair(client, account);
        Attempt attempt = new Attempt();
        attempt.take(clients.get(client, any -> bucket(OF_CLIENT)));
        attempt.take(pairs.get(pair, any -> bucket(OF_CLIENT_AT_ACCOUNT)));
        if (tried.asMap().putIfAbsent(pair, true) != null) {
            attempt.take(accounts.get(account, any -> bucket(OF_ACCOUNT)));
        }
        return attempt;
    }

    /** Number of limits in memory. */
    long remembered() {
        return Stream.of(clients, pairs, accounts, tried)
                .peek(Cache::cleanUp)
                .mapToLong(Cache::estimatedSize)
                .sum();
    }

    private Bucket bucket(int attempts) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, WINDOW))
                .withCustomTimePrecision(time)
                .build();
    }

    private Caffeine<Object, Object> cache() {
        return Caffeine.newBuilder().maximumSize(REMEMBERED).ticker(time::currentTimeNanos);
    }

    private record Pair(ClientNetwork client, String account) {}

    /** One attempt that was counted. For one thread. */
    static final class Attempt {

        private final List<Bucket> counted = new ArrayList<>();

        /** Reverts the count, because the password was correct. */
        void takeBack() {
            counted.forEach(bucket -> bucket.addTokens(1));
        }

        private void take(Bucket bucket) {
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            if (!probe.isConsumed()) {
                takeBack();
                throw TooManyAttemptsException.signIns(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
            counted.add(bucket);
        }
    }
}
