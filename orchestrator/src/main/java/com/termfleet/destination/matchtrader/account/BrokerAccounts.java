package com.termfleet.destination.matchtrader.account;

import com.termfleet.kernel.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The port to the accounts at Match-Trader brokers. Thread-safe. */
public interface BrokerAccounts {

    List<AccountId> all();

    /** With its secret, which the caller must not keep longer than its connection; empty if there is no such account. */
    Optional<BrokerAccount> find(AccountId id);

    /** @param changed told of an account that was made, changed or deleted; on any thread, and must not block */
    void listen(Consumer<AccountId> changed);
}
