package com.termfleet.account;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trading account; its secrets are not part of it.
 *
 * @param login its number at the broker; null for an EXTERNAL account created without one
 * @param terminal the program that its container runs; null for an EXTERNAL account
 * @param host on which its container must run; null for any
 */
public record Account(
        AccountId id,
        String name,
        UserId owner,
        SessionRole role,
        Platform platform,
        @Nullable String login,
        @Nullable String server,
        @Nullable TerminalKind terminal,
        @Nullable String host,
        Instant createdAt) {

    /** The trading platform, and whether this installation runs its terminal. */
    public enum Platform {
        /** MetaTrader 5 in a container of this installation. */
        MT5,
        MATCH_TRADER,
        /** The Expert Advisor runs elsewhere and connects to the gateway; there is no container. */
        EXTERNAL
    }

    /** The program in the container. */
    public enum TerminalKind {
        MT5,
        SIMULATOR
    }

    public boolean isHosted() {
        return platform == Platform.MT5;
    }
}
