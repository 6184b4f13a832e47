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
 * Slows down the guessing of passwords. An attempt is counted before the password is checked, and taken back when it was
 * right. Limits hold for a client (20 a minute), for a client at one account (5 a minute), and for one account over all
 * clients (30 a minute). The last would allow strangers to keep a person out, so it does not hold for a client's first
 * attempt at an account within an hour. Memory is bounded whatever comes in: the limits of the clients and accounts seen
 * longest ago are dropped. Thread-safe.
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
        // A bucket that was not asked for a minute is full again, and as good as none.
        this.clients = cache().expireAfterAccess(WINDOW).build();
        this.pairs = cache().expireAfterAccess(WINDOW).build();
        this.accounts = cache().expireAfterAccess(WINDOW).build();
        this.tried = cache().expireAfterWrite(FIRST_ATTEMPT_EVERY).build();
    }

    /**
     * Counts an attempt.
     *
     * @throws TooManyAttemptsException if there were too many; this one then does not count
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

    /** How many clients and accounts are remembered now. */
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

        /** The attempt was no guess: it does not count. */
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
