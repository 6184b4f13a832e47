package com.termfleet.compat.community;

import com.termfleet.account.Account;
import com.termfleet.gateway.SessionRole;

/**
 * The account whose key a request shows, and what the key may be used for.
 *
 * @param posts whether the key may post signals
 * @param polls whether the key may ask for signals and report what became of them
 */
record CommunityCaller(Account account, boolean posts, boolean polls) {

    /** @throws NotPermittedException unless this may post signals */
    CommunityCaller poster() {
        if (account.role() != SessionRole.MASTER) {
            throw new NotPermittedException("This key belongs to a follower account; signals are posted to a master.");
        }
        return permitted(posts, "signals");
    }

    /** @throws NotPermittedException unless this may ask for signals */
    CommunityCaller poller() {
        return permitted(polls, "followers");
    }

    private CommunityCaller permitted(boolean permitted, String scope) {
        if (!permitted) {
            throw new NotPermittedException("This key lacks the scope \"" + scope + "\".");
        }
        return this;
    }

    /** The key is valid, and not for this call. */
    static final class NotPermittedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotPermittedException(String message) {
            super(message);
        }
    }

    /** The key is wrong or missing. */
    static final class InvalidKeyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidKeyException() {
            super("Invalid API key");
        }
    }
}
