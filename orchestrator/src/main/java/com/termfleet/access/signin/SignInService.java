package com.termfleet.access.signin;

import com.termfleet.access.ExpiredPasswordException;
import com.termfleet.access.Principal;
import com.termfleet.access.SignIn;
import com.termfleet.access.signin.SignInThrottle.Attempt;
import com.termfleet.access.user.UserDirectory;
import com.termfleet.access.user.UserDirectory.Credentials;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Checks passwords and tokens. An attempt is counted, and queued by {@link HashLimit}, before the password is hashed.
 */
@Service
class SignInService implements SignIn {

    static final int MAX_PASSWORD = 200;
    private static final int MAX_EMAIL = 254;
    private static final int MOST_WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UserDirectory users;
    private final TokenService tokens;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final SignInThrottle throttle;
    private final HashLimit hashing;
    private final RememberedPasswords remembered;

    SignInService(UserDirectory users, TokenService tokens, PasswordEncoder encoder, TimeMeter time, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.encoder = encoder;
        this.clock = clock;
        this.throttle = new SignInThrottle(time);
        this.hashing = new HashLimit(Runtime.getRuntime().availableProcessors(), MOST_WAITING, PATIENCE);
        this.remembered = new RememberedPasswords(time);
    }

    @Override
    public Optional<Principal> withToken(String token) {
        return tokens.principal(token);
    }

    @Override
    public Optional<Principal> withPassword(String email, String password, String address) {
        String account = account(email);
        @Nullable Credentials known = users.credentials(account).orElse(null);
        if (known == null || !remembered.contains(account, password, known.hash())) {
            Attempt attempt = throttle.begin(account, address);
            if (!hashing.run(() -> matches(password, known))) {
                return Optional.empty();
            }
            attempt.takeBack();
            remembered.add(account, password, Objects.requireNonNull(known).hash());
        }
        refuseIfExpired(known);
        return Optional.of(known.user().principal(known.grant()));
    }

    private void refuseIfExpired(Credentials known) {
        Instant expires = known.user().passwordExpiresAt();
        if (expires != null && !clock.instant().isBefore(expires)) {
            throw new ExpiredPasswordException();
        }
    }

    /** Takes the same time for unknown e-mail addresses, so that response times do not reveal which ones exist. */
    private boolean matches(String password, @Nullable Credentials known) {
        boolean fits = password.length() <= MAX_PASSWORD
                && encoder.matches(password, known == null ? UserDirectory.HASH_OF_NOBODY : known.hash());
        return fits && known != null;
    }

    /** No valid address is longer, and the throttle's keys must be short. */
    private static String account(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return address.length() <= MAX_EMAIL ? address : "";
    }
}
