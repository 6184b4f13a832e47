package com.termfleet.access.signin;

import com.termfleet.access.Principal;
import com.termfleet.access.Secrets;
import com.termfleet.access.SignIn;
import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.access.User;
import com.termfleet.access.user.UserDirectory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Checks passwords and tokens. A password that was right is remembered for a minute by its keyed hash, since a script
 * that uses HTTP Basic sends it with every request and the real check costs a tenth of a second.
 */
@Service
class SignInService implements SignIn {

    private static final int FAILURES_OF_ADDRESS = 20;
    private static final int FAILURES_OF_EMAIL = 5;
    private static final Duration REMEMBERED = Duration.ofMinutes(1);
    private static final int MAX_REMEMBERED = 1_000;
    static final int MAX_PASSWORD = 200;

    private final UserDirectory users;
    private final TokenService tokens;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final SignInThrottle addresses = new SignInThrottle(FAILURES_OF_ADDRESS);
    private final SignInThrottle emails = new SignInThrottle(FAILURES_OF_EMAIL);
    private final SecretKeySpec memoryKey = randomKey();
    // Guarded by itself; short map operations only.
    private final Map<ByteBuffer, Instant> remembered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Instant> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };
    // Guarded by remembered: tells a check that began before the last change of a password.
    private int changes;

    private final @Nullable String hashOfNobody;

    SignInService(UserDirectory users, TokenService tokens, PasswordEncoder encoder, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.encoder = encoder;
        this.clock = clock;
        this.hashOfNobody = encoder.encode(Secrets.password());
    }

    @Override
    public Optional<Principal> withToken(String token) {
        return tokens.principal(token);
    }

    @Override
    public Optional<Principal> withPassword(String email, String password, String address) {
        String key = email.strip().toLowerCase(Locale.ROOT);
        Instant now = clock.instant();
        Optional<User> user = users.find(key);
        ByteBuffer memory = keyedHash(key + '\n' + password);
        if (user.isPresent() && isRemembered(memory, now)) {
            return user.map(User::principal);
        }
        int changesBefore = changes();
        refuseIfThrottled(key, address, now);
        if (!matches(user, password)) {
            addresses.failed(address, now);
            emails.failed(key, now);
            return Optional.empty();
        }
        emails.succeeded(key);
        remember(memory, now, changesBefore);
        return user.map(User::principal);
    }

    private void refuseIfThrottled(String email, String address, Instant now) {
        Duration ofAddress = addresses.wait(address, now);
        Duration ofEmail = emails.wait(email, now);
        Duration longest = ofAddress.compareTo(ofEmail) > 0 ? ofAddress : ofEmail;
        if (longest.isPositive()) {
            throw new TooManyAttemptsException(longest);
        }
    }

    private boolean matches(Optional<User> user, String password) {
        // An unknown address costs the same time as a known one, so that nobody can list our users by the clock.
        String hash = user.flatMap(known -> users.passwordHash(known.id())).orElse(hashOfNobody);
        boolean fits = password.length() <= MAX_PASSWORD && encoder.matches(password, hash);
        return fits && user.isPresent();
    }

    private boolean isRemembered(ByteBuffer memory, Instant now) {
        synchronized (remembered) {
            Instant at = remembered.get(memory);
            return at != null && at.plus(REMEMBERED).isAfter(now);
        }
    }

    private void remember(ByteBuffer memory, Instant now, int changesBefore) {
        synchronized (remembered) {
            if (changes == changesBefore) {
                remembered.put(memory, now);
            }
        }
    }

    private int changes() {
        synchronized (remembered) {
            return changes;
        }
    }

    /** A password has changed: every one is checked anew. */
    void forget() {
        synchronized (remembered) {
            changes++;
            remembered.clear();
        }
    }

    private ByteBuffer keyedHash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(memoryKey);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    private static SecretKeySpec randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, "HmacSHA256");
    }
}
