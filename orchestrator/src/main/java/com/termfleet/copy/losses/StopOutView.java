package com.termfleet.copy.losses;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.stop.StopOut;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stop-out as the API shows it.
 *
 * @param subscriptionId whose copies alone were stopped; null if all of the account was
 * @param limit the field of the limits that was reached
 * @param period DAY, WEEK, MONTH or LIFETIME
 * @param endsAt when it ends by itself; null if only a person ends it
 * @param closesAll whether what was open was closed
 * @param endedAt when a person ended it; null if nobody did
 */
public record StopOutView(
        long id,
        AccountId accountId,
        @Nullable SubscriptionId subscriptionId,
        String limit,
        String period,
        Instant openedAt,
        @Nullable Instant endsAt,
        boolean closesAll,
        Money measured,
        Money allowed,
        String reason,
        @Nullable Instant endedAt,
        boolean active) {

    static StopOutView of(RecordedStopOut recorded, Instant now) {
        StopOut stopOut = recorded.stopOut();
        return new StopOutView(
                recorded.id(),
                recorded.of().account(),
                recorded.of().subscription(),
                stopOut.limit(),
                stopOut.period().name(),
                stopOut.openedAt(),
                stopOut.endsAt(),
                stopOut.closesAll(),
                stopOut.measured(),
                stopOut.allowed(),
                stopOut.breach().text(),
                stopOut.endedAt(),
                stopOut.isActive(now));
    }
}
