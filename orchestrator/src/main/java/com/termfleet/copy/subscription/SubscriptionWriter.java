package com.termfleet.copy.subscription;

import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.copy.subscription.Subscription.Terms;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes subscriptions: reads a row and writes it back, so the caller makes one change at a time. */
@Component
public final class SubscriptionWriter {

    private final SubscriptionRepository rows;
    private final Clock clock;

    SubscriptionWriter(SubscriptionRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the follower copies this master already */
    SubscriptionId insert(AccountId master, AccountId follower, Terms terms) {
        SubscriptionRow stored = rows.save(SubscriptionRow.of(master, follower, terms, clock.instant()));
        return Objects.requireNonNull(stored.id());
    }

    void update(SubscriptionId id, Terms terms) {
        rows.save(row(id).with(terms));
    }

    void pause(SubscriptionId id, @Nullable PauseMode mode) {
        rows.save(row(id).paused(mode, clock.instant()));
    }

    void remove(SubscriptionId id, Closing closing) {
        rows.save(row(id).removed(closing, clock.instant()));
    }

    private SubscriptionRow row(SubscriptionId id) {
        return rows.findById(id).orElseThrow();
    }
}
