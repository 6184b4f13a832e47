package com.termfleet.copy.processor.state;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.risk.limits.FlatBeforeWeekend;
import com.termfleet.risk.limits.RiskLimits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which copies are not to be open over the weekend, by the limits of their account and of their subscription. Pure. */
public final class Weekends {

    private Weekends() {}

    /** Whether nothing of the copy is to be open now. */
    public static boolean isFlat(TradePair pair, CopyTransaction transaction) {
        RiskLimits account = transaction.changes.limitsOf(pair.follower());
        RiskLimits own = transaction.changes.subscriptionOf(pair).terms().risk();
        return isFlat(account, account.zone(), transaction.now) || isFlat(own, account.zone(), transaction.now);
    }

    private static boolean isFlat(RiskLimits limits, ZoneId zone, Instant now) {
        FlatBeforeWeekend flat = limits.times().flatBeforeWeekend();
        return flat != null && flat.contains(now, zone);
    }

    /** When something is to be closed next, after now; null if nothing ever is. */
    public static @Nullable Instant nextClose(CopyTransaction transaction) {
        Instant next = null;
        for (Map.Entry<AccountId, RiskLimits> limits :
                transaction.changes.accountLimits().entrySet()) {
            next = earlier(next, limits.getValue(), limits.getValue().zone(), transaction.now);
        }
        for (Subscription subscription : transaction.changes.subscriptions()) {
            ZoneId zone = transaction.changes.limitsOf(subscription.follower()).zone();
            next = earlier(next, subscription.terms().risk(), zone, transaction.now);
        }
        return next;
    }

    private static @Nullable Instant earlier(@Nullable Instant known, RiskLimits limits, ZoneId zone, Instant now) {
        FlatBeforeWeekend flat = limits.times().flatBeforeWeekend();
        if (flat == null) {
            return known;
        }
        Instant close = flat.nextClose(now, zone);
        return known == null || close.isBefore(known) ? close : known;
    }
}
