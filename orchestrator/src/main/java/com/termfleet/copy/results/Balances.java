package com.termfleet.copy.results;

import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each subscription whose losses are counted has: its follower's balance when counting began, and what its copies
 * earned since. What a transaction changes is laid over the committed balances. Processor thread only.
 */
public final class Balances {

    private final @Nullable Balances below;
    private final Map<SubscriptionId, Money> own = new HashMap<>();

    public Balances() {
        this(null);
    }

    private Balances(@Nullable Balances below) {
        this.below = below;
    }

    public Balances laidOver() {
        return new Balances(this);
    }

    /** Null if the losses of the subscription were never counted. */
    public @Nullable Money of(SubscriptionId subscription) {
        Money changed = own.get(subscription);
        return changed != null || below == null ? changed : below.of(subscription);
    }

    public void put(SubscriptionId subscription, Money balance) {
        own.put(subscription, balance);
    }

    /** Those that differ from the committed ones. To be read only. */
    public Map<SubscriptionId, Money> changed() {
        return Collections.unmodifiableMap(own);
    }

    /** Only after the transaction is committed. */
    public void apply() {
        if (below != null) {
            below.own.putAll(own);
        }
    }
}
