package com.termfleet.account;

/** Told of accounts that come and go, after the change is committed, on the thread that made it. */
public interface AccountListener {

    default void created(Account account) {}

    default void deleted(Account account) {}
}
