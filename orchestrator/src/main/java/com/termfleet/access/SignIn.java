package com.termfleet.access;

import java.util.Optional;

/** Finds out who is asking by what they show. Thread-safe. */
public interface SignIn {

    /**
     * Checks a password; slow by design for a password that was not checked in the last minute.
     *
     * @param address where the request comes from; failures are counted for it and for the e-mail address
     * @return empty if the two do not belong together; which of them was wrong is not said
     * @throws TooManyAttemptsException if the address or the e-mail address has failed too often
     */
    Optional<Principal> withPassword(String email, String password, String address);

    /** @return empty if the token was never made, or was revoked */
    Optional<Principal> withToken(String token);
}
