package com.termfleet.copy.sizing;

import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import java.util.Optional;

/** Which followers can be sent orders now. Implementations say which threads may call them. */
public interface FollowerDirectory {

    /** The follower, if commands may be sent to it now. */
    Optional<Follower> ready(AccountId account);

    /** Whether master and follower are signed in to one broker account; false if that is not known. */
    boolean isSameBrokerAccount(AccountId master, Follower follower);
}
