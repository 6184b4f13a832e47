package com.termfleet.source.redis;

import org.jspecify.annotations.Nullable;

/**
 * A message of the channel {@code trades:channel}.
 *
 * @param id of the message; null if its publisher gives none
 * @param account which account's trade it is; null if it does not say
 */
record Received(@Nullable String id, @Nullable Long account, TradeMessage trade) {}
