package com.termfleet.desktop.rfb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * VNC authentication (RFC 6143, 7.2.2): the challenge encrypted with DES, its key the password's first eight characters
 * with the bits of each in reverse order. DES is weak, but the password is valid only while one connection is made, and
 * only other containers could try to use it.
 */
final class VncAuthentication {

    static final int CHALLENGE_LENGTH = 16;

    private static final int KEY_LENGTH = 8;

    private VncAuthentication() {}

    static byte[] answer(byte[] challenge, String password) {
        try {
            Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
            des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key(password), "DES"));
            return des.doFinal(challenge);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("DES is part of every Java runtime", e);
        }
    }

    private static byte[] key(String password) {
        byte[] key = Arrays.copyOf(password.getBytes(StandardCharsets.ISO_8859_1), KEY_LENGTH);
        for (int i = 0; i < KEY_LENGTH; i++) {
            key[i] = (byte) (Integer.reverse(key[i]) >>> 24);
        }
        return key;
    }
}
