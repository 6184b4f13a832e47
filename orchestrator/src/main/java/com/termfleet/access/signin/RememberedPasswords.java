package com.termfleet.access.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Caches passwords that were verified within the last minute, as HMACs under a key of this process: a script that uses
 * HTTP Basic sends its password with every request, and each verification takes a quarter of a second. Thread-safe,
 * bounded.
 */
final class RememberedPasswords {

    private static final Duration LIFETIME = Duration.ofMinutes(1);
    private static final int MOST = 1_000;
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key = randomKey();
    /** The stored hash that was verified. The entry is invalid once the user has another hash. */
    private final Cache<ByteBuffer, String> right;

    RememberedPasswords(TimeMeter time) {
        this.right = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LIFETIME)
                .ticker(time::currentTimeNanos)
                .build();
    }

    boolean contains(String email, String password, String storedHash) {
        return storedHash.equals(right.getIfPresent(memory(email, password)));
    }

    void add(String email, String password, String storedHash) {
        right.put(memory(email, password), storedHash);
    }

    private ByteBuffer memory(String email, String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(email.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) '\n');
            return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HmacSHA256", e);
        }
    }

    private static SecretKeySpec randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
