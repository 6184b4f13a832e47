package com.termfleet.account;

/**
 * Accounts that come and go, published to Spring's event listeners after the change is committed, on the thread that made
 * it.
 */
public sealed interface AccountEvent {

    Account account();

    record Created(Account account) implements AccountEvent {}

    record Deleted(Account account) implements AccountEvent {}
}
