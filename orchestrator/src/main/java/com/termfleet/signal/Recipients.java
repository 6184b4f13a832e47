package com.termfleet.signal;

import com.termfleet.kernel.AccountId;
import java.util.Set;

/**
 * The followers for which alone a trade is meant. A trade without recipients is for everyone.
 *
 * @param followers accounts, at least one; whether each follows the master is decided when the trade is copied
 * @param test whether a person placed the trade to try the way to these followers; its orders are real
 */
public record Recipients(Set<AccountId> followers, boolean test) {

    public Recipients {
        if (followers.isEmpty()) {
            throw new IllegalArgumentException("a trade is for at least one follower");
        }
        followers = Set.copyOf(followers);
    }

    public static Recipients only(AccountId follower) {
        return new Recipients(Set.of(follower), false);
    }

    public boolean include(AccountId follower) {
        return followers.contains(follower);
    }
}
