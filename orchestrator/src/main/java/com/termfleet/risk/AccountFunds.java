package com.termfleet.risk;

import com.termfleet.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The follower's account, as its terminal reported it.
 *
 * @param margin in use
 * @param currency code of the account's currency; null if it is not known
 * @param leverage 100 for 1:100; null if it is not known
 * @param at when they were reported, by the server's clock
 */
public record AccountFunds(
        Money balance,
        Money equity,
        Money margin,
        Money freeMargin,
        @Nullable String currency,
        @Nullable BigDecimal leverage,
        Instant at) {}
