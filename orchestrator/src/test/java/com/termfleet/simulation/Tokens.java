package com.termfleet.simulation;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/** Tokens that say themselves whose they are. A standby checks none. */
final class Tokens implements Authenticator {

    private final LeadershipStatus leadership;

    Tokens(LeadershipStatus leadership) {
        this.leadership = leadership;
    }

    static String of(SessionRole role, AccountId account) {
        return role + "-" + account;
    }

    @Override
    public Outcome authenticate(String key) {
        SessionRole role = key.startsWith(SessionRole.MASTER.name()) ? SessionRole.MASTER : SessionRole.FOLLOWER;
        return authenticate(role, key, null);
    }

    @Override
    public Outcome authenticate(SessionRole role, String token, @Nullable String login) {
        if (leadership.state() == LeadershipStatus.State.STANDBY) {
            return new Outcome.Unavailable();
        }
        String prefix = role + "-";
        return token.startsWith(prefix)
                ? new Outcome.Accepted(AccountId.of(Long.parseLong(token.substring(prefix.length()))), role)
                : new Outcome.Rejected(Reason.BAD_TOKEN, "no such token");
    }
}
