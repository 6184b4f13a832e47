package com.termfleet.compat.copytradepro;

import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.copy.subscription.SubscriptionView;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which accounts are connected by live subscriptions. Thread-safe; asks the database. */
@Component
class Partners {

    /** Reads only. The server itself asks, for a session that has signed in with its account's key. */
    private static final Principal SERVER = new Principal(new UserId(1), "server", Role.ADMIN);

    private static final int MOST = 200;

    private final Subscriptions subscriptions;

    Partners(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Subscriptions to or of the account, newest first. */
    List<SubscriptionView> of(AccountId account) {
        return subscriptions
                .list(SERVER, account.value(), new PageRequest(0, MOST))
                .items();
    }
}
