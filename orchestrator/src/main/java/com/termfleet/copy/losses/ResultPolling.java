package com.termfleet.copy.losses;

import com.termfleet.copy.results.Result;
import com.termfleet.copy.results.ResultBook;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of subscriptions with loss limits up to date: asks the copy processor for them, and followers with open
 * copies for snapshots, one at a time. One thread at a time.
 */
public final class ResultPolling {

    /** Between the snapshots of a follower. */
    private static final Duration EVERY = Duration.ofSeconds(3);

    /** For so long nothing more is asked of a follower that does not tell the profit of its copies. */
    private static final Duration SILENT = Duration.ofSeconds(30);

    /** After so long a question that the processor has not answered is asked again. */
    private static final Duration UNANSWERED = Duration.ofSeconds(10);

    private final ResultBook results;
    private final Consumer<Set<SubscriptionId>> askProcessor;
    private final Consumer<AccountId> requestSnapshot;
    private final Map<AccountId, Instant> requested = new HashMap<>();
    private @Nullable Instant askedAt;
    private long answersWhenAsked;

    /** @param askProcessor has the results of subscriptions put into the book; must not block */
    public ResultPolling(
            ResultBook results, Consumer<Set<SubscriptionId>> askProcessor, Consumer<AccountId> requestSnapshot) {
        this.results = results;
        this.askProcessor = askProcessor;
        this.requestSnapshot = requestSnapshot;
    }

    /** To be called about every second. */
    void round(Map<SubscriptionId, AccountId> watched, Instant now) {
        results.retain(watched.keySet());
        Map<AccountId, Instant> open = oldestOfOpen(watched);
        requested.keySet().retainAll(open.keySet());
        open.forEach((follower, since) -> {
            if (isDue(requested.get(follower), since, now)) {
                requested.put(follower, now);
                requestSnapshot.accept(follower);
            }
        });
        boolean isAsked =
                askedAt != null && results.answers() == answersWhenAsked && now.isBefore(askedAt.plus(UNANSWERED));
        if (!watched.isEmpty() && !isAsked) {
            askedAt = now;
            answersWhenAsked = results.answers();
            askProcessor.accept(watched.keySet());
        }
    }

    /** The followers with open copies that count, and since when the oldest of their results is known. */
    private Map<AccountId, Instant> oldestOfOpen(Map<SubscriptionId, AccountId> watched) {
        Map<AccountId, Instant> open = new HashMap<>();
        watched.forEach((subscription, follower) -> {
            Result result = results.of(subscription);
            if (result != null && result.hasOpen()) {
                open.merge(follower, result.at(), (one, other) -> one.isBefore(other) ? one : other);
            }
        });
        return open;
    }

    private static boolean isDue(@Nullable Instant last, Instant shownAt, Instant now) {
        if (last == null) {
            return true;
        }
        boolean isAnswered = shownAt.isAfter(last);
        return !now.isBefore(last.plus(isAnswered ? EVERY : SILENT));
    }
}
