package com.termfleet.account;

import com.termfleet.access.Principal;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trading accounts. Reads are served from memory; credentials are read from the database. Thread-safe. */
public interface Accounts {

    Optional<Account> find(AccountId id);

    List<Account> all();

    /**
     * The account with this id, if the caller may use it.
     *
     * @throws NotFoundException if there is none, or it belongs to another user: the two are not distinguished
     */
    default Account require(long number, Principal person) {
        Optional<Account> found = number > 0 ? find(new AccountId(number)) : Optional.empty();
        return found.filter(account -> person.mayUse(account.owner()))
                .orElseThrow(() -> new NotFoundException("There is no account " + number + "."));
    }

    /**
     * @return the account, and its token, which is not shown again
     * @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used
     * @throws com.termfleet.kernel.ConflictException if the login is hosted already in this role, a key is taken, or the
     *     owner has as many accounts as their plan allows
     */
    Created create(NewAccount account);

    /**
     * Checks the properties of an account without making it.
     *
     * @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used
     */
    void check(NewAccount account);

    /**
     * Replaces those of the account's credentials that are given, for example after the broker rejected a password.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     * @throws com.termfleet.kernel.InvalidInputException if a value cannot be used
     * @throws com.termfleet.kernel.ConflictException if the account's credentials are not stored here
     */
    void changeCredentials(AccountId id, CredentialChange change);

    /**
     * Makes a new token in place of the present one, which signs in nobody from then on: its session ends. A hosted terminal
     * has the new one at its next start.
     *
     * @return the new token, which is not shown again
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     */
    String renewToken(AccountId id);

    /**
     * Makes a new subscribe token in place of the present one. What subscribed by that stays subscribed.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     * @throws com.termfleet.kernel.ConflictException if it is a follower
     */
    String renewSubscribeToken(AccountId id);

    /**
     * Changes the owner. Streams and desktops of users who may no longer see the account end at once.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such account
     * @throws com.termfleet.kernel.InvalidInputException if there is no such user
     * @throws com.termfleet.kernel.ConflictException if the new owner has as many accounts as their plan allows
     */
    void changeOwner(AccountId id, UserId owner);

    /** Revokes the token, ends the session and hides the account; its history is kept. */
    void delete(AccountId id);

    /** What the terminal needs to sign in. Callers must not keep it. */
    Credentials credentials(AccountId id);

    /** {@code toString} hides the secrets. */
    record Created(Account account, String token, @Nullable String subscribeToken) {

        @Override
        public String toString() {
            return "Created[" + account + "]";
        }
    }
}
