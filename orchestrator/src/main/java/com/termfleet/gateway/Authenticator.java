package com.termfleet.gateway;

import com.termfleet.kernel.AccountId;
import org.jspecify.annotations.Nullable;

/** Finds the account that a token belongs to. Called off the event loops, so it may block; must be thread-safe. */
public interface Authenticator {

    /**
     * @param role the role that the Expert Advisor claims
     * @param token the master token or API key; never to be logged
     * @param login the broker login the terminal is signed in with, if it reported it
     */
    Outcome authenticate(SessionRole role, String token, @Nullable String login);

    /**
     * As an expert of {@link Dialect#COPY_TRADE_PRO} signs in, which does not say its role.
     *
     * @param key of an account of either role; never to be logged
     */
    Outcome authenticate(String key);

    /** The account that the token belongs to and its role, why it was rejected, or that it cannot be told. */
    sealed interface Outcome {

        record Accepted(AccountId account, SessionRole role) implements Outcome {}

        record Rejected(Reason reason, String text) implements Outcome {}

        /** Tokens are not checked here now; that says nothing against this one. */
        record Unavailable() implements Outcome {}
    }

    /** The codes of AUTH_FAIL that an account can cause; THROTTLED is the gateway's own. */
    enum Reason {
        BAD_TOKEN,
        REVOKED,
        WRONG_LOGIN
    }
}
