package com.termfleet.fleet.web;

import com.termfleet.account.Account;
import com.termfleet.account.Broker;
import com.termfleet.account.NewAccount;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.UserId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request for a new account. {@code toString} hides the secrets.
 *
 * @param ownerId the owner; absent: the caller
 * @param terminal {@code mt5} or {@code simulator}; only an account of platform MT5 has it
 * @param token of a MATCH_TRADER account, in place of a password: what the broker has issued
 * @param key by which clients sign in already, so that it need not be changed; absent: one is made
 * @param subscribeToken what a master has given to its followers already; absent: one is made
 */
record AccountRequest(
        @Nullable String name,
        @Nullable UserId ownerId,
        @Nullable SessionRole role,
        Account.@Nullable Platform platform,
        @Nullable String login,
        @Nullable String password,
        @Nullable String server,
        @Nullable String terminal,
        @Nullable String host,
        @Nullable Broker broker,
        @Nullable String token,
        @Nullable String key,
        @Nullable String subscribeToken) {

    /** @throws com.termfleet.kernel.InvalidInputException with every field that is missing or invalid */
    NewAccount toNewAccount(UserId whoAsks) {
        Account.TerminalKind kind = kind();
        new FieldErrors()
                .check(name != null, "name", "is required")
                .check(role != null, "role", "is required: MASTER or FOLLOWER")
                .check(platform != null, "platform", "is required: MT5, EXTERNAL, HTTP, TRADINGVIEW or MATCH_TRADER")
                .check(terminal == null || kind != null, "terminal", "must be mt5 or simulator")
                .check(
                        token == null || (platform == Account.Platform.MATCH_TRADER && password == null),
                        "token",
                        "must be absent: it takes the place of the password of a MATCH_TRADER account")
                .throwIfAny();
        return new NewAccount(
                Objects.requireNonNull(name),
                ownerId == null ? whoAsks : ownerId,
                Objects.requireNonNull(role),
                Objects.requireNonNull(platform),
                login,
                token == null ? password : token,
                server,
                kind,
                host,
                broker,
                key,
                subscribeToken);
    }

    private Account.@Nullable TerminalKind kind() {
        return switch (terminal == null ? "" : terminal.toLowerCase(Locale.ROOT)) {
            case "mt5" -> Account.TerminalKind.MT5;
            case "simulator" -> Account.TerminalKind.SIMULATOR;
            default -> null;
        };
    }

    @Override
    public String toString() {
        return "AccountRequest[" + name + ", " + role + ", " + platform + "]";
    }
}
