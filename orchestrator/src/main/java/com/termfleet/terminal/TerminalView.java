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
 * @param positions open positions at the broker at the last heartbeat
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
        @Nullable ResourceUse resources) {}
