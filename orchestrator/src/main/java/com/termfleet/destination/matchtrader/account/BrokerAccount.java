package com.termfleet.destination.matchtrader.account;

import com.termfleet.kernel.AccountId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How an account is reached. {@code toString} hides the secret.
 *
 * @param baseUrl origin of the broker's platform, or of its WebSocket; a path is kept
 * @param brokerId null to ask the platform for it
 * @param accountId which of a login's accounts; null: the one that the broker selects
 * @param login null where the secret alone signs in
 * @param secret password or token
 */
public record BrokerAccount(
        AccountId id,
        URI baseUrl,
        @Nullable String brokerId,
        Dialect dialect,
        @Nullable String accountId,
        @Nullable String login,
        String secret) {

    /** The broker's interface. */
    public enum Dialect {
        REST,
        WEBSOCKET,
        TRADER_API
    }

    @Override
    public String toString() {
        return "BrokerAccount[" + id + ", " + dialect + ", " + baseUrl.getHost() + "]";
    }
}
