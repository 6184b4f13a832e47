package com.termfleet.account;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** The trading accounts. Reads are served from the database, or from memory where that is as true. Thread-safe. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    List<Account> all();

    /**
     * The account of that number, if this person may use it.
     *
     * @throws NotFoundException if there is none, or it is somebody else's: which of the two is not told
     */
    default Account require(long number, Principal person) {
        Optional<Account> found = number > 0 ? find(new AccountId(number)) : Optional.empty();
        return found.filter(account -> person.mayUse(account.owner()))
                .orElseThrow(() -> new NotFoundException("There is no account " + number + "."));
    }

    /**
     * @return the account, and its line-protocol token for the only time it is shown
     * @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used
     * @throws com.termfleet.kernel.ConflictException if the login is hosted already in this role, or the owner has as many
     *     accounts as their plan allows
     */
    Created create(NewAccount account);

    /**
     * Replaces what was given of the account's credentials, for example after the broker rejected a password.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     * @throws com.termfleet.kernel.InvalidInputException if a value cannot be used
     * @throws com.termfleet.kernel.ConflictException if the account is not hosted
     */
    void changeCredentials(AccountId id, CredentialChange change);

    /**
     * Gives the account to somebody else. Whoever watches it and may not any more is cut off at once.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     * @throws com.termfleet.kernel.InvalidInputException if there is no such user
     * @throws com.termfleet.kernel.ConflictException if the new owner has as many accounts as their plan allows
     */
    void changeOwner(AccountId id, UserId owner);

    /** Revokes the token, ends the session and hides the account; history that names it stays. */
    void delete(AccountId id);

    /** What the container needs to sign in; to be forgotten as soon as it was handed over. */
    Credentials credentials(AccountId id);

    record Created(Account account, String token) {}
}
