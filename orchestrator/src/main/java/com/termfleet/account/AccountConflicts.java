package com.termfleet.account;

import com.termfleet.kernel.ConflictException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/** Says which of the table's unique values was taken. */
final class AccountConflicts {

    private AccountConflicts() {}

    static ConflictException explain(DuplicateKeyException e, @Nullable String login, @Nullable String server) {
        String constraint = String.valueOf(e.getMostSpecificCause().getMessage());
        if (constraint.contains("accounts_token_hash_key")) {
            return new ConflictException("Another account has this key, or had it before it was deleted.");
        }
        if (constraint.contains("accounts_subscribe_hash_key")) {
            return new ConflictException("Another master has this subscribe token.");
        }
        return new ConflictException("A hosted account with this role already exists for login " + login + " at "
                + server + ". Delete it first.");
    }
}
