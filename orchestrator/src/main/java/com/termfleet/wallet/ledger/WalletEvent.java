package com.termfleet.wallet.ledger;

import org.jspecify.annotations.Nullable;

/** What changes a wallet. Amounts are in the currency's smallest unit. */
public sealed interface WalletEvent {

    /** @param amount above zero */
    record Invested(MemberId member, long amount) implements WalletEvent {}

    /** @param amount by which the member's holding falls; above zero. A performance fee is part of it */
    record Withdrawn(MemberId member, long amount) implements WalletEvent {}

    /** @param amount profit of the account, or loss below zero */
    record Earned(long amount) implements WalletEvent {}

    /**
     * Money that was paid in or out at the broker: members invested or withdrew it, so it is no profit.
     *
     * @param amount below zero: paid out
     */
    record Transferred(long amount) implements WalletEvent {}

    /** @param fee null: none from now on */
    record FeeAgreed(@Nullable PerformanceFee fee) implements WalletEvent {}

    /** The performance fee that is due is paid by all members. */
    record FeesCharged() implements WalletEvent {}
}
