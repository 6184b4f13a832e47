package com.termfleet.fleet.web;

import com.termfleet.account.CredentialChange;
import com.termfleet.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** Changes to an account; null keeps the present value. {@code toString} hides the password. */
record AccountChange(
        @Nullable String login,
        @Nullable String password,
        @Nullable String server,
        @Nullable UserId ownerId) {

    boolean isEmpty() {
        return credentials() == null && ownerId == null;
    }

    /** Null if no credential changes. */
    @Nullable
    CredentialChange credentials() {
        boolean none = login == null && password == null && server == null;
        return none ? null : new CredentialChange(login, password, server);
    }

    @Override
    public String toString() {
        return "AccountChange[login " + login + ", server " + server + ", owner " + ownerId + "]";
    }
}
