package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Published when a loss limit of a follower's account, or of one of its subscriptions, was reached and the stop-out is
 * stored.
 *
 * @param subscription whose copies alone are stopped; null if all of the account is
 * @param closesAll whether what is open is closed
 * @param text the limit with its numbers
 */
public record StopOutReached(
        AccountId account, @Nullable SubscriptionId subscription, Instant at, boolean closesAll, String text) {}
