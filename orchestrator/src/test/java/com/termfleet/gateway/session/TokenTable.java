package com.termfleet.gateway.session;

import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tokens that say themselves what they open: {@code account-7}, {@code revoked}, {@code database-away}, or nothing. */
final class TokenTable implements Authenticator {

    private static final String PREFIX = "account-";

    /** {@code master-7} and {@code follower-7} say their role. */
    @Override
    public Outcome authenticate(String key) {
        for (SessionRole role : SessionRole.values()) {
            String prefix = role.name().toLowerCase(Locale.ROOT) + "-";
            if (key.startsWith(prefix)) {
                return authenticate(role, PREFIX + key.substring(prefix.length()), null);
            }
        }
        return authenticate(SessionRole.FOLLOWER, key, null);
    }

    @Override
    public Outcome authenticate(SessionRole role, String token, @Nullable String login) {
        if (token.equals("database-away")) {
            throw new IllegalStateException("no connection");
        }
        if (token.equals("revoked")) {
            return new Outcome.Rejected(Reason.REVOKED, "the token was revoked");
        }
        if (!token.startsWith(PREFIX)) {
            return new Outcome.Rejected(Reason.BAD_TOKEN, "no such token");
        }
        if (login != null && !login.equals("50001")) {
            return new Outcome.Rejected(Reason.WRONG_LOGIN, "the account has another login");
        }
        return new Outcome.Accepted(AccountId.of(Long.parseLong(token.substring(PREFIX.length()))), role);
    }
}
