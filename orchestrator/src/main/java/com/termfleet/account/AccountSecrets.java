package com.termfleet.account;

import com.termfleet.kernel.AccountId;
import java.util.Optional;

/** Finds accounts by what their clients show, and gives out secrets to what needs them. Served from memory; thread-safe. */
public interface AccountSecrets {

    /** The account whose token a client shows; empty if there is none, or it was deleted. */
    Optional<Account> withToken(String token);

    /** The master that a follower names by what the master gave it, or by the master's own token. */
    Optional<Account> withSubscribeToken(String token);

    /**
     * What a master gives to its followers; empty if the account has none.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     */
    Optional<String> subscribeToken(AccountId id);

    /**
     * What signs in to the account's broker. Callers must not keep it.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     * @throws IllegalStateException if the account does not sign in to a broker from here
     */
    BrokerCredentials brokerCredentials(AccountId id);
}
