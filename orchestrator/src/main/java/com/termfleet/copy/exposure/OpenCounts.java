package com.termfleet.copy.exposure;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many copies each subscription has ordered, by the quarter of an hour in which they were decided: days of every time zone
 * begin with one. What was refused or never sent does not count. Copies that have left memory still count; those of more
 * than {@link #KEPT} ago do not. Processor thread only.
 */
public final class OpenCounts {

    /** More than the longest day, which has 25 hours where clocks go back. */
    public static final Duration KEPT = Duration.ofHours(26);

    public static final Duration SLOT = Duration.ofMinutes(15);

    private static final int SLOTS = (int) KEPT.dividedBy(SLOT);

    private final Map<AccountId, Map<SubscriptionId, Slots>> byAccount = new HashMap<>();

    /** The counts of the last {@link #KEPT}, as a ring. */
    private static final class Slots {

        private final int[] counts = new int[SLOTS];
        private long newest = -1;

        void add(long slot, int count) {
            if (slot > newest) {
                for (long cleared = Math.max(newest + 1, slot - SLOTS + 1); cleared <= slot; cleared++) {
                    counts[(int) (cleared % SLOTS)] = 0;
                }
                newest = slot;
            }
            if (slot > newest - SLOTS) {
                counts[(int) (slot % SLOTS)] += count;
            }
        }

        int since(long first) {
            int sum = 0;
            for (long slot = Math.max(first, newest - SLOTS + 1); slot <= newest; slot++) {
                sum += slot < 0 ? 0 : counts[(int) (slot % SLOTS)];
            }
            return sum;
        }
    }

    /** A copy is another one than it was. It counts until it turns out to have been refused. */
    public void changed(@Nullable TradePair before, TradePair now) {
        int difference = count(now) - (before == null ? 0 : count(before));
        if (difference != 0) {
            add(now.follower(), now.route().subscription(), now.stamps().decidedAt(), difference);
        }
    }

    /** A copy that had left memory, and counts, is about to be put there again. */
    public void recalled(TradePair copy) {
        if (count(copy) != 0) {
            add(copy.follower(), copy.route().subscription(), copy.stamps().decidedAt(), -1);
        }
    }

    /** @param at when they were decided */
    public void add(AccountId account, SubscriptionId subscription, Instant at, int count) {
        byAccount
                .computeIfAbsent(account, a -> new HashMap<>())
                .computeIfAbsent(subscription, s -> new Slots())
                .add(slot(at), count);
    }

    /** 1 if the copy counts, else 0. */
    public static int count(TradePair copy) {
        boolean refused = copy.status() == PairStatus.SKIPPED || copy.status() == PairStatus.FAILED;
        return copy.wasOrdered() && !copy.isWaiting() && !refused ? 1 : 0;
    }

    /**
     * @param subscription null for all of the account
     * @param since the begin of a quarter of an hour
     */
    public int since(AccountId account, @Nullable SubscriptionId subscription, Instant since) {
        Map<SubscriptionId, Slots> ofAccount = byAccount.getOrDefault(account, Map.of());
        int sum = 0;
        if (subscription == null) {
            for (Slots slots : ofAccount.values()) {
                sum += slots.since(slot(since));
            }
            return sum;
        }
        Slots slots = ofAccount.get(subscription);
        return slots == null ? 0 : slots.since(slot(since));
    }

    private static long slot(Instant at) {
        return Math.max(0, at.getEpochSecond() / SLOT.toSeconds());
    }
}
