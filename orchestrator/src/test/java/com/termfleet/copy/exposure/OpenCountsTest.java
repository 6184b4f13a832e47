package com.termfleet.copy.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OpenCountsTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final AccountId ACCOUNT = AccountId.of(2);

    private final OpenCounts counts = new OpenCounts();

    private record Opened(SubscriptionId subscription, Instant at) {}

    @Test
    void opens_are_counted_over_days_as_in_a_list_of_them() {
        Random random = new Random(3);
        List<Opened> all = new ArrayList<>();
        Instant now = START;
        for (int i = 0; i < 3_000; i++) {
            now = now.plusSeconds(random.nextInt(300));
            Opened opened = new Opened(new SubscriptionId(1 + random.nextInt(2)), now.minusSeconds(random.nextInt(60)));
            counts.add(ACCOUNT, opened.subscription(), opened.at(), 1);
            all.add(opened);
            Instant since = quarter(now.minus(Duration.ofMinutes(15L * random.nextInt(97))));
            assertThat(counts.since(ACCOUNT, null, since))
                    .isEqualTo(all.stream()
                            .filter(one -> !one.at().isBefore(since))
                            .count());
            assertThat(counts.since(ACCOUNT, opened.subscription(), since))
                    .isEqualTo(all.stream()
                            .filter(one -> one.subscription().equals(opened.subscription()))
                            .filter(one -> !one.at().isBefore(since))
                            .count());
        }
    }

    private static Instant quarter(Instant at) {
        long slot = OpenCounts.SLOT.toSeconds();
        return Instant.ofEpochSecond(at.getEpochSecond() / slot * slot);
    }

    @Test
    void what_is_older_than_what_is_kept_counts_for_nothing() {
        SubscriptionId subscription = new SubscriptionId(1);
        counts.add(ACCOUNT, subscription, START, 1);
        counts.add(ACCOUNT, subscription, START.minus(OpenCounts.KEPT), 5);
        assertThat(counts.since(ACCOUNT, null, START.minus(Duration.ofHours(25))))
                .isEqualTo(1);
        counts.add(ACCOUNT, subscription, START.plus(OpenCounts.KEPT), 1);
        assertThat(counts.since(ACCOUNT, null, START)).isEqualTo(1);
        assertThat(counts.since(AccountId.of(9), null, START)).isZero();
    }
}
