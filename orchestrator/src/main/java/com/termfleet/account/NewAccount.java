package com.termfleet.account;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.UserId;
import org.jspecify.annotations.Nullable;

/** The properties of an account to be created. {@code toString} hides the password. */
public record NewAccount(
        String name,
        UserId owner,
        SessionRole role,
        Account.Platform platform,
        @Nullable String login,
        @Nullable String password,
        @Nullable String server,
        Account.@Nullable TerminalKind terminal,
        @Nullable String host) {

    @Override
    public String toString() {
        return "NewAccount[" + name + ", " + role + ", " + platform + "]";
    }
}
