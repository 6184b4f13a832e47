package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import java.time.Instant;

/**
 * Published when a loss limit of a follower's account was reached and the stop-out is stored.
 *
 * @param closesAll whether what is open is closed
 * @param text the limit with its numbers
 */
public record StopOutReached(AccountId account, Instant at, boolean closesAll, String text) {}
