package com.termfleet.account;

import com.termfleet.access.Secrets;
import com.termfleet.database.LeadershipStatus;
import com.termfleet.gateway.Authenticator;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds the account of a line-protocol token, in memory. The look-up is by SHA-256, so its duration reveals nothing
 * about valid tokens. What a standby has read may
 * be out of date, and it serves no Expert Advisors, so it checks no tokens.
 */
@Component
class TokenAuthenticator implements Authenticator {

    private final AccountBook book;
    private final LeadershipStatus leadership;

    TokenAuthenticator(AccountBook book, LeadershipStatus leadership) {
        this.book = book;
        this.leadership = leadership;
    }

    @Override
    public Outcome authenticate(SessionRole role, String token, @Nullable String login) {
        Outcome outcome = authenticate(token);
        if (!(outcome instanceof Outcome.Accepted(AccountId id, SessionRole actual))) {
            return outcome;
        }
        if (actual != role) {
            return new Outcome.Rejected(Reason.BAD_TOKEN, "this token is for role " + actual);
        }
        Account account = book.find(id).orElseThrow();
        if (login != null && !login.isEmpty() && account.login() != null && !login.equals(account.login())) {
            return new Outcome.Rejected(Reason.WRONG_LOGIN, "the token belongs to another broker login");
        }
        return outcome;
    }

    @Override
    public Outcome authenticate(String key) {
        if (leadership.state() == LeadershipStatus.State.STANDBY) {
            return new Outcome.Unavailable();
        }
        byte[] hash = Secrets.hash(key);
        AccountRow row = book.byTokenHash(hash);
        if (row == null || !MessageDigest.isEqual(row.secrets().tokenHash(), hash)) {
            return new Outcome.Rejected(Reason.BAD_TOKEN, "unknown token");
        }
        if (row.isDeleted()) {
            return new Outcome.Rejected(Reason.REVOKED, "the account was deleted");
        }
        return new Outcome.Accepted(row.id(), row.account().role());
    }
}
