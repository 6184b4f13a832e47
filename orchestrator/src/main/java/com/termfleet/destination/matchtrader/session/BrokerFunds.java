package com.termfleet.destination.matchtrader.session;

import com.termfleet.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the account has, in its currency.
 *
 * @param currency null if the broker does not tell
 */
public record BrokerFunds(
        Money balance,
        Money equity,
        Money freeMargin,
        @Nullable String currency) {}
