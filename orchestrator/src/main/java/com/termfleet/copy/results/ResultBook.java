package com.termfleet.copy.results;

import com.termfleet.kernel.SubscriptionId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The newest result of each subscription whose losses are counted: the processor writes it, any thread reads it. */
public final class ResultBook {

    private final Map<SubscriptionId, Result> results = new ConcurrentHashMap<>();
    private final AtomicLong answers = new AtomicLong();

    /** Null if it is not known. */
    public @Nullable Result of(SubscriptionId subscription) {
        return results.get(subscription);
    }

    public void put(SubscriptionId subscription, Result result) {
        results.put(subscription, result);
    }

    /** The processor has answered a question for results. */
    public void answered() {
        answers.incrementAndGet();
    }

    public long answers() {
        return answers.get();
    }

    public void retain(Set<SubscriptionId> subscriptions) {
        results.keySet().retainAll(subscriptions);
    }
}
