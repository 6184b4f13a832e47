package com.termfleet.figures;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * The port to what masters' and followers' accounts have reported about themselves. Everything is read from memory: calls
 * are thread-safe, never block on I/O, and may be made while a copy is decided.
 */
public interface AccountFigures {

    /** What the account last reported, however old; empty if it has reported nothing since the server started. */
    Optional<Funds> funds(AccountId account);

    /** The symbol of this account's broker that {@code wanted}, a name at any broker, means. */
    SymbolMatch symbol(AccountId account, Symbol wanted);

    /** All symbols that the account's broker offers, in no order; empty if none were announced. */
    default List<SymbolMatch.Found> symbols(AccountId account) {
        return List.of();
    }

    /**
     * What the account held when that was last read, however long ago; empty if this server does not read it: accounts on the gateway
     * tell how many positions they have by their heartbeats, and what these are when they are asked.
     */
    default Optional<List<HeldItem>> held(AccountId account) {
        return Optional.empty();
    }

    /** Broker server and login, as the account's terminal last reported them; see {@code Session.Introduction}. */
    Optional<String> brokerLogin(AccountId account);
}
