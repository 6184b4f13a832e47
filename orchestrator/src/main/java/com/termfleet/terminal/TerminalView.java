package com.termfleet.terminal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.runtime.ResourceUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The present state of a terminal, or of an EXTERNAL account's session. Published as an application event at every change, on
 * the thread that made it: listeners must not block.
 *
 * @param desiredState null for an EXTERNAL account, as are all other properties of a container
 * @param reason why it is in this state, for users; null if there is no reason to show
 * @param restarts after failures, since the account was made
 * @param positions open positions at the broker at the last heartbeat, or when the server last read them
 * @param containerName not in JSON, as are account and address
 * @param address of the container on the terminals' network, for the desktop; null when it is not running
 */
public record TerminalView(
        @JsonIgnore AccountId account,
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
        @Nullable Integer positions,
        @Nullable String currency,
        @JsonIgnore @Nullable String containerName,
        @JsonIgnore @Nullable String address,
        @Nullable ResourceUse resources) {

    /** As something else than the account's expert has told them. */
    public TerminalView withPositions(int open) {
        return with(lastHeartbeatAt, balance, equity, open, currency);
    }

    /**
     * As something else than the account's expert has told them.
     *
     * @param ofCurrency null: as before
     */
    public TerminalView withFunds(Instant at, Money newBalance, Money newEquity, @Nullable String ofCurrency) {
        return with(at, newBalance, newEquity, positions, ofCurrency == null ? currency : ofCurrency);
    }

    private TerminalView with(
            @Nullable Instant at,
            @Nullable Money newBalance,
            @Nullable Money newEquity,
            @Nullable Integer newPositions,
            @Nullable String newCurrency) {
        return new TerminalView(
                account,
                desiredState,
                containerState,
                brokerState,
                expertState,
                containerSince,
                brokerSince,
                expertSince,
                reason,
                restarts,
                at,
                newBalance,
                newEquity,
                newPositions,
                newCurrency,
                containerName,
                address,
                resources);
    }
}
