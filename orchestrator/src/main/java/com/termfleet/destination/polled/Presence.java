package com.termfleet.destination.polled;

import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.Follower;
import com.termfleet.destination.PlatformStatus;
import com.termfleet.destination.PlatformStatus.State;
import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which followers' experts ask for orders. Thread-safe. */
final class Presence {

    private record Seen(PolledFollower follower, Instant at) {}

    private static final String SILENT = "The Expert Advisor has stopped asking for its orders.";

    private final Duration connectedFor;
    private final Consumer<PlatformStatus> watcher;
    private final Map<AccountId, Seen> seen = new ConcurrentHashMap<>();

    /** Held while the listener is told, so that it hears of an account's coming and leaving in their order. */
    private final Lock order = new ReentrantLock();

    Presence(Duration connectedFor, Consumer<PlatformStatus> watcher) {
        this.connectedFor = connectedFor;
        this.watcher = watcher;
    }

    Optional<Follower> find(AccountId account) {
        return Optional.ofNullable(seen.get(account)).map(Seen::follower);
    }

    void polled(AccountId account, Optional<String> brokerLogin, Instant now, ExecutionListener listener) {
        order.lock();
        try {
            Seen before = seen.put(account, new Seen(new PolledFollower(brokerLogin), now));
            if (before == null) {
                listener.connected(account);
                tell(account, State.CONNECTED, null);
            }
        } finally {
            order.unlock();
        }
    }

    void endSilent(Instant now, ExecutionListener listener) {
        List<AccountId> silent = seen.entrySet().stream()
                .filter(entry -> isSilent(entry.getValue(), now))
                .map(Map.Entry::getKey)
                .toList();
        for (AccountId account : silent) {
            order.lock();
            try {
                Seen last = seen.get(account);
                if (last != null && isSilent(last, now)) {
                    seen.remove(account);
                    listener.disconnected(account);
                    tell(account, State.DISCONNECTED, SILENT);
                }
            } finally {
                order.unlock();
            }
        }
    }

    /** Its figures are new. */
    void reported(AccountId account) {
        order.lock();
        try {
            if (seen.containsKey(account)) {
                tell(account, State.CONNECTED, null);
            }
        } finally {
            order.unlock();
        }
    }

    private void tell(AccountId account, State state, @Nullable String reason) {
        watcher.accept(new PlatformStatus(account, state, reason));
    }

    private boolean isSilent(Seen last, Instant now) {
        return now.isAfter(last.at().plus(connectedFor));
    }
}
