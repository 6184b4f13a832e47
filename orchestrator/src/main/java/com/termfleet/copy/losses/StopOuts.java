package com.termfleet.copy.losses;

import com.termfleet.access.Principal;
import com.termfleet.copy.limits.AccountRisk;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.time.Clock;

/** Shows stop-outs, and ends them by hand. Only the account's owner, or an admin, may do either. Thread-safe. */
public final class StopOuts {

    private final AccountRisk accounts;
    private final LossStore store;
    private final LossWatch watch;
    private final Runnable requireLead;
    private final Clock clock;

    /** @param requireLead throws if another server watches the accounts */
    public StopOuts(AccountRisk accounts, LossStore store, LossWatch watch, Runnable requireLead, Clock clock) {
        this.accounts = accounts;
        this.store = store;
        this.watch = watch;
        this.requireLead = requireLead;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<StopOutView> list(long account, PageRequest page, Principal principal) {
        AccountId id = accounts.requireOwned(account, principal);
        return Page.of(store.of(id, page), page, store.count(id)).map(one -> StopOutView.of(one, clock.instant()));
    }

    /**
     * Opens are allowed again, and the losses of its period are counted from now on.
     *
     * @throws ConflictException if it has ended already
     */
    public void end(long account, long stopOut, Principal principal) {
        AccountId id = accounts.requireOwned(account, principal);
        requireLead.run();
        RecordedStopOut found = store.find(id, stopOut)
                .orElseThrow(() -> new NotFoundException("Account " + account + " has no stop-out " + stopOut + "."));
        if (!found.stopOut().isActive(clock.instant())) {
            throw new ConflictException("The stop-out " + stopOut + " has ended already.");
        }
        watch.end(found, principal.user());
    }
}
