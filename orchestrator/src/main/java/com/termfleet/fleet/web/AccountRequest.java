package com.termfleet.fleet.web;

import com.termfleet.account.Account;
import com.termfleet.account.NewAccount;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.UserId;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The request for a new account. {@code toString} hides the password.
 *
 * @param ownerId the owner; absent: the caller
 * @param terminal {@code mt5} or {@code simulator}; absent for an EXTERNAL account
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
        @Nullable String host) {

    /** @throws com.termfleet.kernel.InvalidInputException with every field that is missing or invalid */
    NewAccount toNewAccount(UserId whoAsks) {
        Account.TerminalKind kind = kind();
        new FieldErrors()
                .check(name != null, "name", "is required")
                .check(role != null, "role", "is required: MASTER or FOLLOWER")
                .check(platform != null, "platform", "is required: MT5 or EXTERNAL")
                .check(terminal == null || kind != null, "terminal", "must be mt5 or simulator")
                .throwIfAny();
        return new NewAccount(
                Objects.requireNonNull(name),
                ownerId == null ? whoAsks : ownerId,
                Objects.requireNonNull(role),
                Objects.requireNonNull(platform),
                login,
                password,
                server,
                kind,
                host);
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
