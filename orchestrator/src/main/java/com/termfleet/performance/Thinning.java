package com.termfleet.performance;

import com.termfleet.kernel.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionTemplate;

/** Sums up samples of shorter intervals as longer ones when they are old, and deletes the oldest. Blocks. */
final class Thinning {

    /** Samples of {@code from} seconds become samples of {@code to} seconds after {@code age}. */
    private record Stage(int from, int to, Duration age) {}

    private static final List<Stage> STAGES =
            List.of(new Stage(60, 900, Duration.ofDays(2)), new Stage(900, 3600, Duration.ofDays(90)));

    private static final Duration KEPT = Duration.ofDays(3 * 365);

    /** So much is done in one transaction. */
    private static final Duration PART = Duration.ofDays(1);

    private final SampleStore store;
    private final TransactionTemplate transactions;

    Thinning(SampleStore store, TransactionTemplate transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    void run(Instant now) {
        for (Stage stage : STAGES) {
            Instant end = floor(now.minus(stage.age()), stage.to());
            for (SampleStore.Interval oldest : store.oldest(stage.from(), end)) {
                thin(oldest.account(), stage, oldest.at(), end);
            }
        }
        store.deleteBefore(now.minus(KEPT));
    }

    /** @param oldest when the account's first sample begins */
    private void thin(AccountId account, Stage stage, Instant oldest, Instant end) {
        Optional<Instant> first = Optional.of(oldest);
        while (first.isPresent()) {
            Instant from = floor(first.get(), (int) PART.toSeconds());
            Instant next = from.plus(PART);
            Instant until = next.isBefore(end) ? next : end;
            transactions.executeWithoutResult(
                    status -> store.store(widened(store.remove(account, stage.from(), from, until), stage.to())));
            first = store.first(account, stage.from(), until, end);
        }
    }

    private static List<Sample> widened(List<Sample> samples, int seconds) {
        List<Sample> wider = new ArrayList<>();
        for (Sample sample : samples) {
            Instant begin = floor(sample.at(), seconds);
            if (!wider.isEmpty() && wider.getLast().at().equals(begin)) {
                wider.set(wider.size() - 1, wider.getLast().followedBy(sample));
            } else {
                wider.add(sample.widened(begin, seconds));
            }
        }
        return wider;
    }

    static Instant floor(Instant time, int seconds) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }
}
