package com.termfleet.account;

import com.termfleet.kernel.UserId;

/**
 * Accounts that come, go and change hands, published to Spring's event listeners after the change is committed, on the thread that made
 * it.
 */
public sealed interface AccountEvent {

    Account account();

    record Created(Account account) implements AccountEvent {}

    record Deleted(Account account) implements AccountEvent {}

    /** @param before whose it was */
    record OwnerChanged(Account account, UserId before) implements AccountEvent {}
}
