package com.termfleet.wallet;

import org.jspecify.annotations.Nullable;

/**
 * The wallet that is to be opened for an account.
 *
 * @param currency 3 to 10 capital letters; null: what the account has reported, else USD
 * @param decimals of the currency's smallest unit, 0 to 4; null: as ISO 4217 has it, else 2
 */
public record NewWallet(
        @Nullable Long accountId,
        @Nullable String currency,
        @Nullable Integer decimals) {}
