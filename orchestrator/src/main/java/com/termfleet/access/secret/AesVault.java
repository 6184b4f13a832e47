package com.termfleet.access.secret;

import com.termfleet.access.Vault;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A sealed secret is one byte that names the key, 12 bytes of nonce, then ciphertext and tag. The context is
 * authenticated, so a secret moved to another row does not open. The byte for the key allows a second key while one is
 * being replaced.
 */
class AesVault implements Vault {

    private static final byte KEY_ID = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String CIPHER = "AES/GCM/NoPadding";

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    AesVault(SecretKey key) {
        this.key = key;
    }

    @Override
    public byte[] seal(String secret, String context) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(KEY_ID)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A secret could not be sealed: " + context, e);
        }
    }

    @Override
    public String open(byte[] sealed, String context) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != KEY_ID) {
            throw new IllegalStateException("Not a sealed secret, or sealed with an unknown key: " + context);
        }
        ByteBuffer parts = ByteBuffer.wrap(sealed, 1, sealed.length - 1);
        byte[] nonce = new byte[NONCE_BYTES];
        parts.get(nonce);
        byte[] body = new byte[parts.remaining()];
        parts.get(body);
        try {
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, context).doFinal(body), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "A secret cannot be opened with this master key, or was changed: " + context, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
