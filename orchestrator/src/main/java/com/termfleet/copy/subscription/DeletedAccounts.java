package com.termfleet.copy.subscription;

import com.termfleet.account.AccountEvent;
import org.springframework.context.event.EventListener;

/** Ends the subscriptions of accounts that go. */
public final class DeletedAccounts {

    private final Subscriptions subscriptions;

    /** Also ends those whose account was deleted just before the server was killed. */
    public DeletedAccounts(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
        subscriptions.endThoseOfDeletedAccounts();
    }

    @EventListener
    void deleted(AccountEvent.Deleted event) {
        subscriptions.endThoseOfDeletedAccounts();
    }
}
