package com.termfleet.copy;

import com.termfleet.kernel.AccountId;
import java.time.Instant;

/**
 * Published when the expert of an account reported that the broker has closed positions for lack of margin, and that is stored.
 *
 * @param text in the expert's words; may be empty
 */
public record BrokerStopOut(AccountId account, Instant at, String text) {}
