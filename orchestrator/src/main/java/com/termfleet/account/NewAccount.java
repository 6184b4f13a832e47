package com.termfleet.account;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an account to be created. {@code toString} hides the secrets.
 *
 * @param password at the broker; for Match-Trader's token dialects the token
 * @param key the token by which clients sign in, if they have one already; null to have one made
 * @param subscribeToken likewise what a master gives to its followers
 */
public record NewAccount(
        String name,
        UserId owner,
        SessionRole role,
        Account.Platform platform,
        @Nullable String login,
        @Nullable String password,
        @Nullable String server,
        Account.@Nullable TerminalKind terminal,
        @Nullable String host,
        @Nullable Broker broker,
        @Nullable String key,
        @Nullable String subscribeToken) {

    /** One whose token is made here, and whose broker needs no further settings. */
    public NewAccount(
            String name,
            UserId owner,
            SessionRole role,
            Account.Platform platform,
            @Nullable String login,
            @Nullable String password,
            @Nullable String server,
            Account.@Nullable TerminalKind terminal,
            @Nullable String host) {
        this(name, owner, role, platform, login, password, server, terminal, host, null, null, null);
    }

    @Override
    public String toString() {
        return "NewAccount[" + name + ", " + role + ", " + platform + "]";
    }
}
