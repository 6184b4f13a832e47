package com.termfleet.copy.check;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.RiskRule;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.risk.rules.RiskRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The risk rules of each subscription, made anew when its limits or those of its account have changed. One thread at a time. */
public final class RuleBook {

    private final Map<SubscriptionId, Page> pages = new HashMap<>();

    private record Page(RiskLimits account, RiskLimits subscription, boolean free, List<RiskRule> rules) {

        boolean isFor(RiskLimits otherAccount, RiskLimits otherSubscription, boolean otherFree) {
            return account.equals(otherAccount) && subscription.equals(otherSubscription) && free == otherFree;
        }
    }

    /**
     * @param free whether neither the account nor the subscription has a stop-out on record
     * @return none if nothing limits the subscription
     */
    public static List<RiskRule> rules(RiskLimits account, RiskLimits subscription, boolean free) {
        boolean none = free && subscription.equals(RiskLimits.NONE) && account.equals(RiskLimits.NONE);
        return none ? List.of() : RiskRules.of(account, subscription);
    }

    public List<RiskRule> rules(RiskLimits account, Subscription subscription, boolean free) {
        RiskLimits own = subscription.terms().risk();
        Page page = pages.get(subscription.id());
        if (page == null || !page.isFor(account, own, free)) {
            page = new Page(account, own, free, rules(account, own, free));
            pages.put(subscription.id(), page);
        }
        return page.rules();
    }
}
