package com.termfleet.access;

/**
 * Seals secrets for storage with the installation's master key (AES-256-GCM, a fresh nonce each time) and opens them
 * again. Thread-safe.
 */
public interface Vault {

    /** @param context what the secret belongs to, for example {@code account:7:password}; needed again to open it */
    byte[] seal(String secret, String context);

    /** @throws IllegalStateException if it was sealed with another key or context, or was changed */
    String open(byte[] sealed, String context);
}
