package com.termfleet.account;

import org.jspecify.annotations.Nullable;

/**
 * A broker that is reached without a terminal. Each platform uses some of the fields; the others are null.
 *
 * @param baseUrl MATCH_TRADER: origin of the broker's platform, such as {@code https://mtr.example.com}
 * @param brokerId MATCH_TRADER: the broker's number at Match-Trader; null to ask the platform for it
 * @param dialect MATCH_TRADER: which of its interfaces the broker offers
 * @param host TRADINGVIEW: whose traffic the proxy decrypts, such as {@code demo-api.example.com}
 * @param accountId the account's id at the broker, where one sign-in has several
 */
public record Broker(
        @Nullable String baseUrl,
        @Nullable String brokerId,
        @Nullable Dialect dialect,
        @Nullable String host,
        @Nullable String accountId) {

    /** The interfaces of Match-Trader. */
    public enum Dialect {
        /** The platform's REST interface; signs in with login and password. */
        REST,
        /** The dialogue of messages over a WebSocket; signs in with a token. */
        WEBSOCKET,
        /** The newer REST interface that repeats writes safely; signs in with a token. */
        TRADER_API
    }
}
