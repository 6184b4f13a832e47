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
 * @param terminal the program that its container runs; null for an account that is not hosted
 * @param host on which its container must run; null for any
 * @param broker of a MATCH_TRADER or TRADINGVIEW account; null for others
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
        @Nullable Broker broker,
        Instant createdAt) {

    /** Of an account without a broker that is reached in another way than by a terminal. */
    public Account(
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
        this(id, name, owner, role, platform, login, server, terminal, host, null, createdAt);
    }

    /** How signals come from the account or orders reach it. */
    public enum Platform {
        /** MetaTrader 5 in a container of this installation. */
        MT5,
        /** The Expert Advisor runs elsewhere and connects to the gateway; there is no container. */
        EXTERNAL,
        /** A program posts signals over HTTP, or asks for those that it is to execute. */
        HTTP,
        /** TradingView's alerts, and trades that are placed at a broker in TradingView. */
        TRADINGVIEW,
        /** An account at a broker that runs Match-Trader. */
        MATCH_TRADER
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
