package com.termfleet.risk.stop;

import com.termfleet.kernel.Money;

/**
 * A condition is reached.
 *
 * @param measured the loss, profit or equity, as the condition counts it
 * @param limit what it was compared with
 * @param text for the follower: both numbers, and what they are
 */
public record Breach(Money measured, Money limit, String text) {}
