package com.termfleet.access.signin;

import com.termfleet.access.ApiTokens;
import com.termfleet.access.Principal;
import com.termfleet.access.Secrets;
import com.termfleet.access.User;
import com.termfleet.access.Users;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/**
 * Keeps all valid tokens in memory by hash: a token is checked without a query, and a made-up one costs no more than a
 * look-up. Changes are made one at a time, in the database first; this process is the only one that writes tokens.
 * Thread-safe.
 */
@Service
class TokenService implements ApiTokens {

    static final String PREFIX = "tf_";
    static final int MOST_OF_ONE_PERSON = 100;
    private static final int MAX_NAME = 64;
    private static final Duration USE_RECORDED_EVERY = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(TokenService.class);

    private final TokenRepository rows;
    private final Users users;
    private final Clock clock;
    // Written under this object's monitor after the database has committed; read by anyone.
    private final Map<ByteBuffer, TokenRow> valid = new ConcurrentHashMap<>();

    TokenService(TokenRepository rows, Users users, Clock clock) {
        this.rows = rows;
        this.users = users;
        this.clock = clock;
        rows.findByRevokedAtIsNull().forEach(row -> valid.put(key(row), row));
    }

    @Override
    public synchronized Created create(Principal owner, String name) {
        String label = name.strip();
        new FieldErrors()
                .check(OneLine.fits(label, MAX_NAME), "name", "must be 1 to 64 characters on one line")
                .throwIfAny();
        if (ofUser(owner.user()).size() >= MOST_OF_ONE_PERSON) {
            throw new ConflictException(
                    "You have " + MOST_OF_ONE_PERSON + " tokens, the most allowed; revoke one first.");
        }
        String token = Secrets.token(PREFIX);
        TokenRow row = rows.save(TokenRow.of(owner.user(), label, Secrets.hash(token), clock.instant()));
        valid.put(key(row), row);
        return new Created(row.about(), token);
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
        valid.remove(key(row));
    }

    Optional<Principal> principal(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        TokenRow row = valid.get(ByteBuffer.wrap(Secrets.hash(token)));
        if (row == null) {
            return Optional.empty();
        }
        recordUse(row);
        return users.find(row.userId()).map(User::principal);
    }

    private void recordUse(TokenRow row) {
        Instant now = clock.instant();
        Instant before = row.lastUsedAt();
        boolean recorded = before != null && before.plus(USE_RECORDED_EVERY).isAfter(now);
        // Of several requests at once only one replaces the row.
        if (recorded || !valid.replace(key(row), row, row.usedAt(now))) {
            return;
        }
        try {
            rows.recordUse(row.number(), now);
        } catch (DataAccessException e) {
            log.debug("Use of a token was not recorded token={}", row.number(), e);
        }
    }

    private List<TokenRow> ofUser(UserId user) {
        return valid.values().stream()
                .filter(row -> row.userId().equals(user))
                .sorted(Comparator.comparingLong(TokenRow::number))
                .toList();
    }

    private static ByteBuffer key(TokenRow row) {
        return ByteBuffer.wrap(row.tokenHash());
    }
}
