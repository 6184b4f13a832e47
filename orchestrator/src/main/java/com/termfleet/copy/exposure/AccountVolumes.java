package com.termfleet.copy.exposure;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the copies of one account come to: those that it holds, and those that were ordered and are not answered yet. What
 * waits for its follower was not ordered and does not count. Not thread-safe.
 */
public final class AccountVolumes {

    private final Volumes all = new Volumes();
    private final Map<SubscriptionId, Volumes> bySubscription = new HashMap<>();

    /**
     * Those whose margin the account's figures may lack, as they are now: in flight, or answered lately. In a difference also
     * those that count no more.
     */
    private final Map<PairId, TradePair> recent = new LinkedHashMap<>();

    private final boolean isDifference;

    public AccountVolumes() {
        this(false);
    }

    private AccountVolumes(boolean isDifference) {
        this.isDifference = isDifference;
    }

    /** By how much a transaction changes those of an account. */
    public static AccountVolumes difference() {
        return new AccountVolumes(true);
    }

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
        remember(before, now);
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

    private void remember(@Nullable TradePair before, @Nullable TradePair now) {
        if (now != null && (isDifference || counts(now))) {
            recent.put(now.id(), now);
        } else if (before != null) {
            recent.remove(before.id());
        }
    }

    /**
     * Adds the copies that are in flight or were answered since then, and removes those that are not any more.
     *
     * @param since never earlier than the last time
     */
    void addRecent(Instant since, Map<PairId, TradePair> into) {
        recent.values().removeIf(copy -> {
            boolean isRecent = counts(copy) && isUnreported(copy, since);
            if (isRecent) {
                into.put(copy.id(), copy);
            } else {
                into.remove(copy.id());
            }
            return !isRecent;
        });
    }

    private static boolean isUnreported(TradePair copy, Instant since) {
        Instant answered = copy.stamps().answeredAt();
        return copy.held() == null || (copy.isOpen() && (answered == null || !answered.isBefore(since)));
    }

    private static boolean counts(TradePair copy) {
        return copy.isHeld() || (copy.isPending() && !copy.isWaiting());
    }

    private static boolean isSame(TradePair before, TradePair now) {
        return before.wanted().symbol().equals(now.wanted().symbol())
                && lots(before).equals(lots(now))
                && price(before).equals(price(now));
    }

    /** An open without an answer may be open with all that was ordered, whatever its master has closed since. */
    static Lots lots(TradePair copy) {
        TradePair.Held held = copy.held();
        return held == null ? copy.wanted().share().copy() : held.volume();
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
