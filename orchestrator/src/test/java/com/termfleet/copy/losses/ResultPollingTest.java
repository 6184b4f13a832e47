package com.termfleet.copy.losses;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.results.Result;
import com.termfleet.copy.results.ResultBook;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.ledger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When the copy processor and followers are asked for what loss limits of subscriptions need. */
class ResultPollingTest {

    private static final AccountId FOLLOWER = AccountId.of(2);
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(7);
    private static final Map<SubscriptionId, AccountId> WATCHED = Map.of(SUBSCRIPTION, FOLLOWER);

    private final ResultBook book = new ResultBook();
    private final List<Set<SubscriptionId>> asked = new ArrayList<>();
    private final List<AccountId> requested = new ArrayList<>();
    private final ResultPolling polling = new ResultPolling(book, asked::add, requested::add);
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");

    private void shown(boolean hasOpen) {
        book.put(SUBSCRIPTION, new Result(new Level(Money.ZERO, Money.ZERO), now, hasOpen));
    }

    private int requestsIn(Duration time) {
        requested.clear();
        for (long second = 0; second < time.toSeconds(); second++) {
            polling.round(WATCHED, now);
            now = now.plusSeconds(1);
        }
        return requested.size();
    }

    @Test
    void a_follower_with_open_copies_is_asked_every_three_seconds_and_no_longer_when_they_are_closed() {
        shown(false);
        assertThat(requestsIn(Duration.ofSeconds(10))).isZero();
        for (int i = 0; i < 3; i++) {
            shown(true);
            assertThat(requestsIn(Duration.ofSeconds(3))).as("request %d", i).isEqualTo(1);
        }
        shown(false);
        assertThat(requestsIn(Duration.ofSeconds(60))).isZero();
    }

    @Test
    void a_follower_that_does_not_tell_its_profit_is_asked_every_thirty_seconds() {
        shown(true);
        assertThat(requestsIn(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(requestsIn(Duration.ofSeconds(30))).isEqualTo(1);
    }

    @Test
    void nobody_is_asked_once_no_subscription_has_loss_limits() {
        shown(true);
        polling.round(Map.of(), now);
        assertThat(asked).isEmpty();
        assertThat(requested).isEmpty();
        assertThat(book.of(SUBSCRIPTION)).isNull();
    }

    @Test
    void the_processor_is_asked_again_once_it_has_answered_or_after_ten_seconds() {
        requestsIn(Duration.ofSeconds(10));
        assertThat(asked).hasSize(1);
        requestsIn(Duration.ofSeconds(1));
        assertThat(asked).hasSize(2);
        book.answered();
        requestsIn(Duration.ofSeconds(1));
        assertThat(asked).hasSize(3);
    }
}
