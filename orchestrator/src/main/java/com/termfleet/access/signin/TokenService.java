package com.termfleet.access.signin;

import com.termfleet.access.ApiTokens;
import com.termfleet.access.Grant;
import com.termfleet.access.Principal;
import com.termfleet.access.Secrets;
import com.termfleet.access.User;
import com.termfleet.access.user.UserDirectory;
import com.termfleet.database.LeadershipListener;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.OneLine;
import com.termfleet.kernel.UserId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Keeps all valid tokens in memory by hash, so that no token, valid or made up, costs a query. Changes are made one at
 * a time, in the database first; only the leader writes tokens. Thread-safe.
 */
@Service
class TokenService implements ApiTokens, LeadershipListener {

    static final String PREFIX = "tf_";
    static final int MOST_OF_ONE_PERSON = 100;
    private static final int MAX_NAME = 64;
    private static final Duration USE_RECORDED_EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(TokenService.class);

    private final TokenRepository rows;
    private final UserDirectory users;
    private final Clock clock;
    // Tokens are added and removed under this object's monitor after the database has committed; read by anyone.
    private final Map<ByteBuffer, Known> valid = new ConcurrentHashMap<>();

    TokenService(TokenRepository rows, UserDirectory users, Clock clock) {
        this.rows = rows;
        this.users = users;
        this.clock = clock;
        rows.findByRevokedAtIsNull().forEach(this::put);
    }

    @Override
    public synchronized Created create(Principal owner, NewToken token) {
        NewToken wanted = new NewToken(token.name().strip(), token.scopes(), token.expiresAt());
        Instant now = clock.instant();
        new FieldErrors()
                .check(OneLine.fits(wanted.name(), MAX_NAME), "name", "must be 1 to 64 characters on one line")
                .check(!wanted.scopes().isEmpty(), "scopes", "must name at least one")
                .check(
                        wanted.expiresAt() == null || wanted.expiresAt().isAfter(now),
                        "expiresAt",
                        "must be in the future")
                .throwIfAny();
        if (ofUser(owner.user()).size() >= MOST_OF_ONE_PERSON) {
            throw new ConflictException(
                    "You have " + MOST_OF_ONE_PERSON + " tokens, the most allowed; revoke one first.");
        }
        String secret = Secrets.token(PREFIX);
        TokenRow row = rows.save(TokenRow.of(owner.user(), wanted, Secrets.hash(secret), now));
        put(row);
        return new Created(row.about(), secret);
    }

    @Override
    public List<ApiToken> of(Principal owner) {
        return ofUser(owner.user()).stream().map(TokenRow::about).toList();
    }

    @Override
    public synchronized void revoke(Principal owner, long id) {
        revoke(ofUser(owner.user()).stream()
                .filter(row -> row.number() == id)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("You have no token " + id + ".")));
    }

    synchronized void revokeAllOf(UserId user) {
        ofUser(user).forEach(this::revoke);
    }

    private void revoke(TokenRow row) {
        rows.save(row.revokedAt(clock.instant()));
        forget(key(row));
    }

    private void forget(ByteBuffer key) {
        Known revoked = valid.remove(key);
        if (revoked != null) {
            revoked.ofPerson().close();
            revoked.grant().end();
        }
    }

    /** The former leader may have created and revoked tokens since they were loaded. */
    @Override
    public synchronized void leadershipTaken() {
        Map<ByteBuffer, TokenRow> stored =
                rows.findByRevokedAtIsNull().stream().collect(Collectors.toMap(TokenService::key, Function.identity()));
        List.copyOf(valid.keySet()).stream()
                .filter(key -> !stored.containsKey(key))
                .forEach(this::forget);
        stored.forEach((key, row) -> valid.computeIfAbsent(key, any -> known(row)));
    }

    /** The leader may have revoked a token. */
    @Override
    public void standingBy() {
        leadershipTaken();
    }

    Optional<Principal> principal(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        ByteBuffer key = ByteBuffer.wrap(Secrets.hash(token));
        Instant now = clock.instant();
        Known known = valid.get(key);
        if (known == null || known.isExpired(now)) {
            return Optional.empty();
        }
        User user = users.find(known.row().userId()).filter(User::enabled).orElse(null);
        if (user == null) {
            return Optional.empty();
        }
        Known current = known.grant().holds(now) ? known : renewed(key, now);
        if (current == null) {
            return Optional.empty();
        }
        recordUse(key, current, now);
        return Optional.of(new Principal(
                user.id(), user.email(), user.role(), current.row().scopeSet(), current.grant()));
    }

    /**
     * Replaces the grant that ended when its owner was disabled, now that they are enabled. Null if the token was
     * revoked meanwhile.
     */
    private @Nullable Known renewed(ByteBuffer key, Instant now) {
        return valid.computeIfPresent(key, (any, known) -> known.grant().holds(now) ? known : known(known.row()));
    }

    private void recordUse(ByteBuffer key, Known known, Instant now) {
        Instant before = known.row().lastUsedAt();
        boolean recorded = before != null && before.plus(USE_RECORDED_EVERY).isAfter(now);
        // Of concurrent requests only one replaces the entry.
        if (recorded || !valid.replace(key, known, known.usedAt(now))) {
            return;
        }
        try {
            rows.recordUse(known.row().number(), now);
        } catch (DataAccessException e) {
            log.debug("Token use not recorded token={}", known.row().number(), e);
        }
    }

    private void put(TokenRow row) {
        valid.put(key(row), known(row));
    }

    private Known known(TokenRow row) {
        Grant grant = new Grant(row.expiresAt());
        return new Known(row, grant, users.presence(row.userId()).hold(grant::end));
    }

    private List<TokenRow> ofUser(UserId user) {
        return valid.values().stream()
                .map(Known::row)
                .filter(row -> row.userId().equals(user))
                .sorted(Comparator.comparingLong(TokenRow::number))
                .toList();
    }

    private static ByteBuffer key(TokenRow row) {
        return ByteBuffer.wrap(row.tokenHash());
    }

    /** @param ofPerson ends the grant when the person is disabled */
    private record Known(TokenRow row, Grant grant, Grant.Hold ofPerson) {

        boolean isExpired(Instant now) {
            return row.expiresAt() != null && !now.isBefore(row.expiresAt());
        }

        Known usedAt(Instant now) {
            return new Known(row.usedAt(now), grant, ofPerson);
        }
    }
}
