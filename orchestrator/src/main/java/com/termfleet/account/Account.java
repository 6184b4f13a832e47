package com.termfleet.account;

import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trading account; its secrets are not part of it.
 *
 * @param login the broker's number of it, null for an EXTERNAL account that did not give one
 * @param terminal what runs it; null for an EXTERNAL account
 * @param host where its container is to run; null for anywhere
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

    /** Where the account trades, and whether we run its terminal. */
    public enum Platform {
        /** MetaTrader 5 in a container of ours. */
        MT5,
        MATCH_TRADER,
        /** An Expert Advisor connects from outside; no container. */
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
