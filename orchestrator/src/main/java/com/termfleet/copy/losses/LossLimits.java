package com.termfleet.copy.losses;

import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.AccountLimitsRows;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.SubscriptionRows;
import com.termfleet.kernel.AccountId;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.stop.StopCondition;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The loss limits of an account, or of a subscription.
 *
 * @param zone of the account: its days, weeks and months count
 */
public record LossLimits(LimitedScope of, RiskLimits.Losses losses, ZoneId zone) {

    public static LossLimits of(AccountLimits limits) {
        return new LossLimits(
                LimitedScope.of(limits.account()),
                limits.limits().losses(),
                limits.limits().zone());
    }

    public static LossLimits of(Subscription subscription, ZoneId zone) {
        return new LossLimits(
                new LimitedScope(subscription.follower(), subscription.id()),
                subscription.terms().risk().losses(),
                zone);
    }

    /** Of all accounts and subscriptions that have limits of any kind. */
    public static List<LossLimits> all(Connection open) throws SQLException {
        List<LossLimits> all = new ArrayList<>();
        Map<AccountId, ZoneId> zones = new HashMap<>();
        for (AccountLimits limits : AccountLimitsRows.all(open)) {
            all.add(of(limits));
            zones.put(limits.account(), limits.limits().zone());
        }
        for (Subscription subscription : SubscriptionRows.limited(open)) {
            all.add(of(subscription, zones.getOrDefault(subscription.follower(), ZoneOffset.UTC)));
        }
        return all;
    }

    boolean isAny() {
        return losses.maxDailyLoss() != null || !conditions().isEmpty();
    }

    List<StopCondition> conditions() {
        return StopCondition.of(losses);
    }
}
