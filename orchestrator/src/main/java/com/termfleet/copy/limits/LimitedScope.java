package com.termfleet.copy.limits;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.ledger.Scope;
import org.jspecify.annotations.Nullable;

/**
 * Whose losses are limited.
 *
 * @param account of the follower
 * @param subscription whose copies alone count; null for all of the account
 */
public record LimitedScope(AccountId account, @Nullable SubscriptionId subscription) {

    public static LimitedScope of(AccountId account) {
        return new LimitedScope(account, null);
    }

    public Scope scope() {
        return subscription == null ? Scope.ACCOUNT : Scope.SUBSCRIPTION;
    }
}
