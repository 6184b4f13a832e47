package com.termfleet.compat.copier;

import com.termfleet.access.Principal;
import com.termfleet.access.Scope;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.NotAllowedException;
import com.termfleet.kernel.NotFoundException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whose key a request shows.
 *
 * @param person who may do what is done; the account's owner, without an admin's rights, if the key is an account's
 * @param own the account whose key it is, to which everything is then limited; null for a person's token
 */
public record CopierCaller(Principal person, @Nullable Account own) {

    /** @throws NotAllowedException unless the key may read */
    public CopierCaller reading() {
        return permitted(person.has(Scope.READ));
    }

    /** @throws NotAllowedException unless the key may trade */
    public CopierCaller trading() {
        return permitted(person.has(Scope.SIGNALS));
    }

    /** @throws NotAllowedException unless the key may do everything */
    public CopierCaller changing() {
        return permitted(person.has(Scope.ALL));
    }

    private CopierCaller permitted(boolean permitted) {
        if (!permitted) {
            throw new NotAllowedException("The token's scopes do not allow this; use a token with scope all.");
        }
        return this;
    }

    /** The accounts that the key means: the one whose key it is, or those that the person owns. */
    public List<Account> accounts(Accounts accounts) {
        Account only = own;
        return accounts.all().stream()
                .filter(account -> only == null
                        ? account.owner().equals(person.user())
                        : account.id().equals(only.id()))
                .toList();
    }

    /**
     * The account that a request is about.
     *
     * @param number as the request names it; null if it does not
     * @param kind which accounts can be meant
     * @param what those are, after "an account", for the message
     * @throws NotFoundException if there is none, or it is not the caller's
     * @throws InvalidInputException if it is not named and several can be meant, or it is of another kind
     */
    public Account account(Accounts accounts, @Nullable Long number, Predicate<Account> kind, String what) {
        if (number != null) {
            Account named = accounts.require(number, person);
            if (own != null && !own.id().equals(named.id())) {
                throw new NotFoundException("There is no account " + number + ".");
            }
            return ofKind(named, kind, what);
        }
        if (own != null) {
            return ofKind(own, kind, what);
        }
        List<Account> meant = accounts(accounts).stream().filter(kind).toList();
        if (meant.size() != 1) {
            throw new InvalidInputException("account", "is required: you have " + meant.size() + " accounts " + what);
        }
        return meant.getFirst();
    }

    private static Account ofKind(Account account, Predicate<Account> kind, String what) {
        if (!kind.test(account)) {
            throw new InvalidInputException("account", "must be an account " + what);
        }
        return account;
    }
}
