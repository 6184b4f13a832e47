package com.termfleet.copy.exposure;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the copies of one account come to: those that it holds, and those that were ordered and are not answered yet. What
 * waits for its follower was not ordered and does not count. Not thread-safe.
 */
public final class AccountVolumes {

    private final Volumes all = new Volumes();
    private final Map<SubscriptionId, Volumes> bySubscription = new HashMap<>();

    public static AccountVolumes of(Iterable<TradePair> copies) {
        AccountVolumes volumes = new AccountVolumes();
        copies.forEach(copy -> volumes.changed(null, copy));
        return volumes;
    }

    /**
     * A copy is another one than it was.
     *
     * @param before null if there was none
     * @param now null if there is none any more
     */
    public void changed(@Nullable TradePair before, @Nullable TradePair now) {
        TradePair counted = before != null && counts(before) ? before : null;
        TradePair counts = now != null && counts(now) ? now : null;
        if (counted != null && counts != null && isSame(counted, counts)) {
            return;
        }
        if (counted != null) {
            all.remove(counted.wanted().symbol(), lots(counted), price(counted));
            of(counted).remove(counted.wanted().symbol(), lots(counted), price(counted));
        }
        if (counts != null) {
            all.add(counts.wanted().symbol(), lots(counts), price(counts));
            of(counts).add(counts.wanted().symbol(), lots(counts), price(counts));
        }
    }

    private static boolean counts(TradePair copy) {
        return copy.isHeld() || (copy.isPending() && !copy.isWaiting());
    }

    private static boolean isSame(TradePair before, TradePair now) {
        return before.wanted().symbol().equals(now.wanted().symbol())
                && lots(before).equals(lots(now))
                && price(before).equals(price(now));
    }

    private static Lots lots(TradePair copy) {
        TradePair.Held held = copy.held();
        return held == null ? copy.wanted().volume() : held.volume();
    }

    private static Price price(TradePair copy) {
        TradePair.Held held = copy.held();
        return held == null ? Price.NONE : held.openPrice();
    }

    private Volumes of(TradePair copy) {
        return bySubscription.computeIfAbsent(copy.route().subscription(), s -> new Volumes());
    }

    Volumes all() {
        return all;
    }

    /** Null if it has none. */
    @Nullable
    Volumes of(SubscriptionId subscription) {
        return bySubscription.get(subscription);
    }
}
