package com.termfleet.stream;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may see an event: the owners of its accounts, and admins. */
record Audience(Set<UserId> owners) {

    static Audience of(Accounts accounts, Collection<AccountId> about) {
        return new Audience(about.stream()
                .flatMap(id -> accounts.find(id).stream())
                .map(Account::owner)
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean includes(Principal principal) {
        return principal.isAdmin() || owners.contains(principal.user());
    }
}
