package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands whose platform this server reaches, or is asked by, without a session on the gateway. Published as an
 * application event, on any thread, when that changes and when new figures of the account have come; listeners must not block.
 *
 * @param reason for people; null if the state needs none
 */
public record PlatformStatus(
        AccountId account, State state, @Nullable String reason) {

    public enum State {
        CONNECTING,
        CONNECTED,
        /** The platform does not admit the account as it is set up: a person has to change that. */
        REFUSED,
        /** It was connected, or cannot be reached; it is tried again. */
        DISCONNECTED
    }
}
