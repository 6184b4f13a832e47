package com.termfleet.account;

import org.jspecify.annotations.Nullable;

/**
 * The secrets of an account as they are stored; {@code toString} hides them.
 *
 * @param passwordSealed the secret at the broker; null where there is none, and once the account is deleted
 * @param tokenSealed null once the account is deleted
 * @param tokenHash looked up for a session's token; kept after deletion, to tell a revoked token from a wrong one
 * @param subscribeSealed what a master gives to its followers; null for a follower, for a master without one, and once the
 *     account is deleted
 * @param subscribeHash null when it is
 */
@SuppressWarnings("ArrayRecordComponent") // The columns are bytea; rows are never compared.
record SealedSecrets(
        byte @Nullable [] passwordSealed,
        byte @Nullable [] tokenSealed,
        byte[] tokenHash,
        byte @Nullable [] subscribeSealed,
        byte @Nullable [] subscribeHash) {

    SealedSecrets withPassword(byte[] sealed) {
        return new SealedSecrets(sealed, tokenSealed, tokenHash, subscribeSealed, subscribeHash);
    }

    SealedSecrets withToken(byte[] sealed, byte[] hash) {
        return new SealedSecrets(passwordSealed, sealed, hash, subscribeSealed, subscribeHash);
    }

    SealedSecrets withSubscribeToken(byte[] sealed, byte[] hash) {
        return new SealedSecrets(passwordSealed, tokenSealed, tokenHash, sealed, hash);
    }

    /** Nothing is left but what recognises the token. */
    SealedSecrets erased() {
        return new SealedSecrets(null, null, tokenHash, null, null);
    }

    @Override
    public String toString() {
        return "SealedSecrets[]";
    }
}
