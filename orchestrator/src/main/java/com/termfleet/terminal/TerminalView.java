package com.termfleet.terminal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import com.termfleet.runtime.ResourceUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A terminal, or the session of an EXTERNAL account, at one moment. Published as an application event at every change, on
 * the thread that made it: listeners must not block.
 *
 * @param desiredState null for an EXTERNAL account, as are all other parts that only a container has
 * @param reason why it is in this state, in words for a person; null if there is nothing to say
 * @param restarts after failures, since the account was made
 * @param positions open at the broker at the last heartbeat
 * @param address of the container on the terminals' network, for the desktop; null when it is not running
 */
public record TerminalView(
        AccountId account,
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
        @Nullable String containerName,
        @Nullable String address,
        @Nullable ResourceUse resources) {}
