package com.termfleet.destination;

import com.termfleet.kernel.AccountId;

/**
 * The connections that this server itself makes to accounts at their platforms. Calls return at once; accounts that it does not connect
 * to are ignored. Thread-safe.
 */
public interface PlatformConnections {

    /** Signs in now, also if the platform has refused that; does nothing if the account is connected. */
    void connect(AccountId account);

    /** Ends the connection, if there is one, and signs in anew, also if the platform has refused that. */
    void reconnect(AccountId account);
}
