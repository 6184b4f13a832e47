package com.termfleet.gateway.session;

import com.termfleet.kernel.ClientNetwork;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down guessing: five failures within a minute shut an address out for five minutes.
 * Thread-safe; remembers a bounded number of addresses and drops first the one whose last failure is the oldest.
 */
final class AuthThrottle {

    private static final int FAILURES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration PENALTY = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;

    /** In the order of the last failure. Guarded by this. */
    private final Map<ClientNetwork, Failures> byAddress = new LinkedHashMap<>();

    synchronized boolean isShutOut(InetAddress address, Instant now) {
        Failures failures = byAddress.get(ClientNetwork.of(address));
        return failures != null && now.isBefore(failures.shutOutUntil);
    }

    synchronized void failed(InetAddress address, Instant now) {
        ClientNetwork key = ClientNetwork.of(address);
        Failures failures = byAddress.remove(key);
        byAddress.put(key, failures == null ? new Failures() : failures);
        byAddress.get(key).add(now);
        if (byAddress.size() > REMEMBERED) {
            byAddress.remove(byAddress.keySet().iterator().next());
        }
    }

    /** The last failures of one address. */
    private static final class Failures {

        private final Instant[] times = new Instant[FAILURES];
        private int count;
        private Instant shutOutUntil = Instant.MIN;

        Failures() {
            Arrays.fill(times, Instant.MIN);
        }

        void add(Instant now) {
            times[count++ % FAILURES] = now;
            Instant oldest = times[count % FAILURES];
            if (oldest.isAfter(now.minus(WINDOW))) {
                shutOutUntil = now.plus(PENALTY);
            }
        }
    }
}
