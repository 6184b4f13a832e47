package com.termfleet.account;

import com.termfleet.kernel.AccountId;

/** What each secret of an account is sealed for; see {@link com.termfleet.access.Vault}. */
final class SealContext {

    private SealContext() {}

    static String password(AccountId id) {
        return "account:" + id + ":password";
    }

    static String token(AccountId id) {
        return "account:" + id + ":token";
    }

    static String subscribe(AccountId id) {
        return "account:" + id + ":subscribe";
    }
}
