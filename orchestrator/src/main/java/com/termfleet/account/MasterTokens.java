package com.termfleet.account;

import com.termfleet.kernel.AccountId;
import java.util.Optional;

/** Finds masters by the token that their followers subscribe with. Thread-safe, never blocks. */
public interface MasterTokens {

    /**
     * The live master account that the token names.
     *
     * @param token never to be logged
     */
    Optional<AccountId> find(String token);
}
