package com.termfleet.terminal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A terminal, or the session of an EXTERNAL account, as it stands now.
 *
 * @param reason why it is in this state, in words for a person; null if there is nothing to say
 * @param address of the container on the terminals' network, for the desktop; null when it is not running
 */
public record TerminalView(
        AccountId account,
        TerminalStates.Desired desiredState,
        TerminalStates.Container containerState,
        TerminalStates.Broker brokerState,
        TerminalStates.Expert expertState,
        Instant containerSince,
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
        @Nullable String address) {}
