package com.termfleet.access;

import com.termfleet.kernel.UserId;

/**
 * Changes passwords. The old password stops working at once; the caller ends the sessions that began with it.
 * Thread-safe; slow by design, as is every check of a password.
 */
public interface Passwords {

    /**
     * Stores the password that a person has chosen. Their API tokens stay valid.
     *
     * @param address where the request comes from; a wrong current password counts as a failed sign-in
     * @throws com.termfleet.kernel.InvalidInputException if the current password is wrong, or the new one too short
     * @throws TooManyAttemptsException if the address or the person has failed too often
     */
    void change(Principal person, String current, String wanted, String address);

    /**
     * Replaces a lost or stolen password by a one-time password, and revokes the person's API tokens.
     *
     * @return the password, which is not shown again
     * @throws com.termfleet.kernel.NotFoundException if there is no such user
     */
    String reset(UserId user);
}
