package com.termfleet.access;

import java.util.Optional;

/** Authenticates callers by password or token. Thread-safe. */
public interface SignIn {

    /**
     * Checks a password; slow by design for a password that was not checked in the last minute.
     *
     * @param address where the request comes from; failures are counted for it and for the e-mail address
     * @return empty if they do not match, without telling which of the two was wrong
     * @throws TooManyAttemptsException if the address or the e-mail address has failed too often
     */
    Optional<Principal> withPassword(String email, String password, String address);

    /** @return empty if the token does not exist or was revoked */
    Optional<Principal> withToken(String token);
}
