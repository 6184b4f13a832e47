package com.termfleet.fleet;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.termfleet.account.Account;
import com.termfleet.account.Broker;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import com.termfleet.terminal.TerminalView;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account with the state of its terminal, as the API and the stream show it.
 *
 * @param terminal mt5 or simulator; null for an account that is not hosted
 * @param broker of a MATCH_TRADER or TRADINGVIEW account; null for others
 * @param state its fields are fields of the account in JSON
 */
public record AccountView(
        AccountId id,
        String name,
        UserId ownerId,
        @Nullable String ownerEmail,
        SessionRole role,
        Account.Platform platform,
        @Nullable String login,
        @Nullable String server,
        @Nullable String terminal,
        @Nullable String host,
        @Nullable Broker broker,
        Instant createdAt,
        @JsonUnwrapped TerminalView state) {

    /** @param ownerEmail null if the owner no longer exists */
    static AccountView of(Account account, @Nullable String ownerEmail, TerminalView state) {
        Account.TerminalKind kind = account.terminal();
        return new AccountView(
                account.id(),
                account.name(),
                account.owner(),
                ownerEmail,
                account.role(),
                account.platform(),
                account.login(),
                account.server(),
                kind == null ? null : kind.name().toLowerCase(Locale.ROOT),
                account.host(),
                account.broker(),
                account.createdAt(),
                state);
    }
}
