package com.termfleet.copy.subscription;

import com.termfleet.account.AccountEvent;
import com.termfleet.kernel.AccountId;
import java.util.function.Consumer;
import org.springframework.context.event.EventListener;

/** Ends the subscriptions of accounts that go. */
public final class DeletedAccounts {

    private final Subscriptions subscriptions;
    private final Consumer<AccountId> processor;

    /**
     * Also ends those whose account was deleted just before the server was killed.
     *
     * @param processor receives each account that was deleted; must not block
     */
    public DeletedAccounts(Subscriptions subscriptions, Consumer<AccountId> processor) {
        this.subscriptions = subscriptions;
        this.processor = processor;
        subscriptions.endThoseOfDeletedAccounts();
    }

    @EventListener
    void deleted(AccountEvent.Deleted event) {
        subscriptions.endThoseOfDeletedAccounts();
        processor.accept(event.account().id());
    }
}
