package com.termfleet.compat.copier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.termfleet.access.Grant;
import com.termfleet.access.Principal;
import com.termfleet.access.Role;
import com.termfleet.access.Scope;
import com.termfleet.access.SignIn;
import com.termfleet.access.TooManyAttemptsException;
import com.termfleet.access.User;
import com.termfleet.access.Users;
import com.termfleet.account.Account;
import com.termfleet.account.AccountSecrets;
import com.termfleet.kernel.UserId;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Finds out whose key a request shows, as {@code X-API-Key} or {@code Authorization: Bearer}: an API token of a person, or the
 * token of an account. Limits the requests of each person. Thread-safe.
 */
@Component
class CopierKeys {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int EACH_SECOND = 50;
    private static final int REMEMBERED = 10_000;
    private static final String BEARER = "Bearer ";

    private final AccountSecrets secrets;
    private final SignIn signIn;
    private final Users users;
    private final TimeMeter time;
    private final Cache<UserId, Bucket> rates;

    CopierKeys(AccountSecrets secrets, SignIn signIn, Users users, TimeMeter time) {
        this.secrets = secrets;
        this.signIn = signIn;
        this.users = users;
        this.time = time;
        this.rates = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(SECOND.multipliedBy(4))
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** The key is wrong or missing. */
    static final class InvalidKeyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InvalidKeyException() {
            super("A valid API token or account key is required, as X-API-Key or Authorization: Bearer.");
        }
    }

    /**
     * @throws InvalidKeyException if the key is wrong or missing
     * @throws TooManyAttemptsException if it is used too often
     */
    CopierCaller caller(HttpServletRequest request) {
        String key = key(request);
        CopierCaller caller =
                (key == null ? Optional.<CopierCaller>empty() : withKey(key)).orElseThrow(InvalidKeyException::new);
        ConsumptionProbe probe =
                rates.get(caller.person().user(), any -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw TooManyAttemptsException.requests(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        return caller;
    }

    private static @Nullable String key(HttpServletRequest request) {
        String key = request.getHeader("X-API-Key");
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (key == null && authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            key = authorization.substring(BEARER.length());
        }
        return key == null || key.isBlank() ? null : key.strip();
    }

    private Optional<CopierCaller> withKey(String key) {
        Optional<Account> account = secrets.withToken(key);
        return account.isPresent()
                ? account.flatMap(this::ofAccount)
                : signIn.withToken(key).map(person -> new CopierCaller(person, null));
    }

    private Optional<CopierCaller> ofAccount(Account account) {
        return users.find(account.owner()).filter(User::enabled).map(owner -> {
            Role role = owner.role() == Role.ADMIN ? Role.MASTER : owner.role();
            return new CopierCaller(new Principal(owner.id(), owner.email(), role, Scope.EVERY, new Grant()), account);
        });
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(2L * EACH_SECOND).refillGreedy(EACH_SECOND, SECOND))
                .withCustomTimePrecision(time)
                .build();
    }
}
