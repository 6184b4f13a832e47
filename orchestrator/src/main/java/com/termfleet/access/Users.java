package com.termfleet.access;

import com.termfleet.kernel.UserId;
import java.util.List;
import java.util.Optional;

/** The users. Reads are served from memory; thread-safe. */
public interface Users {

    Optional<User> find(UserId id);

    /** @param email upper and lower case do not matter */
    Optional<User> find(String email);

    /** Oldest first. */
    List<User> all();

    /**
     * Makes a user with a one-time password.
     *
     * @return the user, and the password, which is not shown again
     * @throws com.termfleet.kernel.InvalidInputException if the e-mail address is not one
     * @throws com.termfleet.kernel.ConflictException if the address is taken
     */
    Created create(String email, Role role);

    /**
     * Makes a user who signs in by a name that is no e-mail address, with a password that does not expire.
     *
     * @param name 1 to 120 characters without '@', ':', blanks and control characters; used wherever others have their e-mail
     *     address
     * @throws com.termfleet.kernel.InvalidInputException if the name cannot be used
     * @throws com.termfleet.kernel.ConflictException if the name is taken
     */
    User createNamed(String name, Role role, String password);

    /**
     * Takes effect at once: disabling a user ends every session, stream and desktop of theirs, and their tokens are
     * refused until they are enabled again.
     *
     * @throws com.termfleet.kernel.NotFoundException if there is no such user
     * @throws com.termfleet.kernel.InvalidInputException if there is no such plan
     */
    User change(UserId id, UserChange change);

    /** How many trading accounts the user may have. */
    int mostAccounts(User user);

    /** {@code toString} hides the password. */
    record Created(User user, String password) {

        @Override
        public String toString() {
            return "Created[" + user + "]";
        }
    }
}
