package com.termfleet.compat.followers;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.account.NewAccount;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The account that speaks for each person who registers followers: what they place is a trade of its, for the follower that is meant
 * alone. Made with the first follower. Nobody gets its key. Thread-safe.
 */
@Component
public class FollowerSources {

    private static final String NAME = "Trades for followers";

    private final FollowerStore store;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    /** So that no two are made for one person. */
    private final ReentrantLock making = new ReentrantLock();

    FollowerSources(FollowerStore store, Accounts accounts, JdbcClient jdbc) {
        this.store = store;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Whether this account is such a source, and no client's. */
    public boolean includes(AccountId account) {
        return jdbc.sql("select exists (select 1 from follower_masters where account_id = :account)")
                .param("account", account.value())
                .query(Boolean.class)
                .single();
    }

    AccountId of(Principal person) {
        making.lock();
        try {
            return store.masterOf(person.user()).orElseGet(() -> make(person));
        } finally {
            making.unlock();
        }
    }

    private AccountId make(Principal person) {
        Account made = accounts.create(new NewAccount(
                        NAME, person.user(), SessionRole.MASTER, Account.Platform.HTTP, null, null, null, null, null))
                .account();
        store.setMaster(person.user(), made.id());
        return made.id();
    }
}
