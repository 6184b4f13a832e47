package com.termfleet.copy.subscription;

import com.termfleet.account.Account;
import com.termfleet.account.AccountListener;

/** Ends the subscriptions of accounts that go. */
public final class DeletedAccounts implements AccountListener {

    private final Subscriptions subscriptions;

    /** Also ends those whose account was deleted just before the server was killed. */
    public DeletedAccounts(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
        subscriptions.endThoseOfDeletedAccounts();
    }

    @Override
    public void deleted(Account account) {
        subscriptions.endThoseOfDeletedAccounts();
    }
}
