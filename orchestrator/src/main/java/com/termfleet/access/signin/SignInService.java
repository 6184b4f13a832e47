package com.termfleet.access.signin;

import com.termfleet.access.Principal;
import com.termfleet.access.SignIn;
import com.termfleet.access.User;
import com.termfleet.access.signin.SignInThrottle.Attempt;
import com.termfleet.access.user.UserDirectory;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Checks passwords and tokens. A password is counted as an attempt, and waits for its turn, before it is hashed. */
@Service
class SignInService implements SignIn {

    static final int MAX_PASSWORD = 200;
    private static final int MAX_EMAIL = 254;
    private static final int MOST_WAITING = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final UserDirectory users;
    private final TokenService tokens;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final HashLimit hashing;
    private final RememberedPasswords remembered;

    SignInService(UserDirectory users, TokenService tokens, PasswordEncoder encoder, TimeMeter time) {
        this.users = users;
        this.tokens = tokens;
        this.encoder = encoder;
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
        Optional<User> user = users.find(account);
        @Nullable
        String stored = user.flatMap(known -> users.passwordHash(known.id())).orElse(null);
        if (stored == null || !remembered.contains(account, password, stored)) {
            Attempt attempt = throttle.begin(account, address);
            if (!hashing.run(() -> matches(password, stored))) {
                return Optional.empty();
            }
            attempt.takeBack();
            remembered.add(account, password, Objects.requireNonNull(stored));
        }
        return user.map(User::principal);
    }

    /** An unknown address costs the same time as a known one, so that nobody can list our users by the clock. */
    private boolean matches(String password, @Nullable String stored) {
        boolean fits = password.length() <= MAX_PASSWORD
                && encoder.matches(password, stored == null ? UserDirectory.HASH_OF_NOBODY : stored);
        return fits && stored != null;
    }

    /** Nobody has an address that is longer, and what is remembered of it is to be short. */
    private static String account(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return address.length() <= MAX_EMAIL ? address : "";
    }
}
