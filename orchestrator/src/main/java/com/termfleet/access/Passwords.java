package com.termfleet.access;

import com.termfleet.kernel.UserId;

/**
 * Changing passwords. The old one signs nobody in from that moment; sessions that began with it are for the caller to
 * end. Thread-safe; slow by design, as is every check of a password.
 */
public interface Passwords {

    /**
     * Takes the password that a person has chosen. Their API tokens stay.
     *
     * @param address where the request comes from; a wrong current password counts as a failed sign-in
     * @throws com.termfleet.kernel.InvalidInputException if the current password is wrong, or the new one too short
     * @throws TooManyAttemptsException if the address or the person has failed too often
     */
    void change(Principal person, String current, String wanted, String address);

    /**
     * Makes a new password for somebody who has lost theirs, or lost it to somebody else: their API tokens are revoked.
     *
     * @return the password, for the only time it is known
     * @throws com.termfleet.kernel.NotFoundException if there is no such user
     */
    String reset(UserId user);
}
