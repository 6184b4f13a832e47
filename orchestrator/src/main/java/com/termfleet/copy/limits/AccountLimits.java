package com.termfleet.copy.limits;

import com.termfleet.kernel.AccountId;
import com.termfleet.risk.limits.RiskLimits;

/** The limits of a follower's account, over all its subscriptions. */
public record AccountLimits(AccountId account, RiskLimits limits) {}
