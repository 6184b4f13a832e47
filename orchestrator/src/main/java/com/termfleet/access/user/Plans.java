package com.termfleet.access.user;

import com.termfleet.access.Role;
import com.termfleet.access.User;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits by name of plan. A user whose plan is no longer in the settings has the standard plan. Admins have no limits.
 */
@ConfigurationProperties("termfleet")
record Plans(@DefaultValue Map<String, Plan> plans) {

    static final String STANDARD = "standard";

    Plans {
        Map<String, Plan> all = new HashMap<>(Map.of(STANDARD, new Plan(Plan.ACCOUNTS)));
        all.putAll(plans);
        plans = Map.copyOf(all);
    }

    boolean has(String plan) {
        return plans.containsKey(plan);
    }

    int mostAccounts(User user) {
        Plan standard = plans.getOrDefault(STANDARD, new Plan(Plan.ACCOUNTS));
        return user.role() == Role.ADMIN
                ? Integer.MAX_VALUE
                : plans.getOrDefault(user.plan(), standard).accounts();
    }

    /** @param accounts how many trading accounts a user may have at the same time */
    record Plan(@DefaultValue("" + ACCOUNTS) int accounts) {

        static final int ACCOUNTS = 50;

        Plan {
            if (accounts < 0) {
                throw new IllegalArgumentException("termfleet.plans.*.accounts must not be negative");
            }
        }
    }
}
