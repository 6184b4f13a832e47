package com.termfleet.copy.sizing;

import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import java.util.Optional;

/** The connected followers, as far as sizing has to know them. Processor thread only. */
public interface FollowerDirectory {

    /** The follower, if commands may be sent to it now. */
    Optional<Follower> ready(AccountId account);

    /** What the follower's broker calls {@code wanted}; the name unchanged if nothing announced matches. */
    Symbol symbol(Follower follower, Symbol wanted);
}
