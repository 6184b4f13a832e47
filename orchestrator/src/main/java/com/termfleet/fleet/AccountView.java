package com.termfleet.fleet;

import com.termfleet.account.Account;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.UserId;
import com.termfleet.runtime.ResourceUse;
import com.termfleet.terminal.TerminalStates;
import com.termfleet.terminal.TerminalView;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account with the state of its terminal, as the API and the stream show it.
 *
 * @param terminal mt5 or simulator; null for an EXTERNAL account
 * @param desiredState null for an EXTERNAL account, as are all other parts that only a container has
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
        Instant createdAt,
        TerminalStates.@Nullable Desired desiredState,
        TerminalStates.@Nullable Container containerState,
        TerminalStates.Broker brokerState,
        TerminalStates.Expert expertState,
        @Nullable Instant containerSince,
        Instant brokerSince,
        Instant expertSince,
        @Nullable String reason,
        int restarts,
        @Nullable Instant lastHeartbeatAt,
        @Nullable Money balance,
        @Nullable Money equity,
        @Nullable String currency,
        @Nullable Integer positions,
        @Nullable ResourceUse resources) {

    /** @param ownerEmail null if the owner is not known any more */
    public static AccountView of(Account account, @Nullable String ownerEmail, TerminalView state) {
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
                account.createdAt(),
                state.desiredState(),
                state.containerState(),
                state.brokerState(),
                state.expertState(),
                state.containerSince(),
                state.brokerSince(),
                state.expertSince(),
                state.reason(),
                state.restarts(),
                state.lastHeartbeatAt(),
                state.balance(),
                state.equity(),
                state.currency(),
                state.positions(),
                state.resources());
    }
}
