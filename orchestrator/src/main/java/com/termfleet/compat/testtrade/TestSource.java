package com.termfleet.compat.testtrade;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.copy.subscription.SubscriptionView;
import com.termfleet.copy.subscription.Subscriptions;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Which masters can send test trades, and to whom. Thread-safe; blocks. */
@Component
class TestSource {

    private static final int PAGE = 200;

    private final Accounts accounts;
    private final Subscriptions subscriptions;

    TestSource(Accounts accounts, Subscriptions subscriptions) {
        this.accounts = accounts;
        this.subscriptions = subscriptions;
    }

    /**
     * @throws com.termfleet.kernel.NotFoundException if there is no such account of this person
     * @throws ConflictException if it cannot send test trades
     */
    Account require(long account, Principal by) {
        Account master = accounts.require(account, by);
        if (master.role() != SessionRole.MASTER) {
            throw new ConflictException("Account " + master.id() + " is a follower; a master sends test trades.");
        }
        requireNoTerminal(master);
        return master;
    }

    /** A terminal lists what it holds, and what it does not list would be closed as soon as it is sent. */
    private static void requireNoTerminal(Account master) {
        boolean reportsByTerminal =
                master.platform() == Account.Platform.MT5 || master.platform() == Account.Platform.EXTERNAL;
        if (reportsByTerminal) {
            throw new ConflictException("Account " + master.id() + " is " + master.platform()
                    + ": its terminal lists what it holds, so that a test trade would be closed at once. Place a small"
                    + " trade in the terminal, or subscribe the followers to an account of the platform HTTP and send"
                    + " the test trade from there.");
        }
    }

    /** @throws InvalidInputException if somebody does not follow this master */
    void requireFollowers(Account master, Set<AccountId> followers, Principal by) {
        Set<AccountId> strangers = new HashSet<>(followers);
        strangers.removeAll(followersOf(master, by));
        if (!strangers.isEmpty()) {
            throw new InvalidInputException("followers", "must follow this master; these do not: " + strangers);
        }
    }

    private Set<AccountId> followersOf(Account master, Principal by) {
        Set<AccountId> followers = new HashSet<>();
        for (int number = 0; ; number++) {
            Page<SubscriptionView> page = subscriptions.list(by, master.id().value(), new PageRequest(number, PAGE));
            page.items().stream()
                    .filter(subscription -> subscription.masterAccountId().equals(master.id()))
                    .forEach(subscription -> followers.add(subscription.followerAccountId()));
            if (page.items().size() < PAGE) {
                return followers;
            }
        }
    }
}
