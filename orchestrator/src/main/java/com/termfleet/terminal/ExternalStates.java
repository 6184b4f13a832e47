package com.termfleet.terminal;

import com.termfleet.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * The states of accounts without a terminal here and without a session on the gateway, as others know them. Each call publishes the
 * account's view, even if the state is as before: figures may have changed. Accounts that do not exist are ignored. Thread-safe; never
 * blocks.
 */
public interface ExternalStates {

    /** @param why for people; null if the state needs no reason */
    void broker(AccountId account, TerminalStates.Broker state, @Nullable String why);

    /** @param why for people; null if the state needs no reason */
    void expert(AccountId account, TerminalStates.Expert state, @Nullable String why);
}
