package com.termfleet.access;

import com.termfleet.access.TokenStore.Found;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.OneLine;
import com.termfleet.kernel.UserId;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tokens that were shown once are remembered by hash, so that a script in a loop does not ask the database each time. */
@Service
class TokenService implements ApiTokens {

    static final String PREFIX = "tf_";
    private static final int MAX_NAME = 64;
    private static final Duration USE_RECORDED_EVERY = Duration.ofMinutes(1);

    private final TokenStore store;
    private final Users users;
    private final Clock clock;
    // Only hashes that the database knew get in, so it is no larger than the table.
    private final Map<ByteBuffer, Known> known = new ConcurrentHashMap<>();

    TokenService(TokenStore store, Users users, Clock clock) {
        this.store = store;
        this.users = users;
        this.clock = clock;
    }

    @Override
    public Created create(Principal owner, String name) {
        String label = name.strip();
        new FieldErrors()
                .check(OneLine.fits(label, MAX_NAME), "name", "must be 1 to 64 characters on one line")
                .throwIfAny();
        String token = Secrets.token(PREFIX);
        return new Created(store.insert(owner.user(), label, Secrets.hash(token)), token);
    }

    @Override
    public List<ApiToken> of(Principal owner) {
        return store.of(owner.user());
    }

    @Override
    public void revoke(Principal owner, long id) {
        byte[] hash = store.revoke(owner.user(), id)
                .orElseThrow(() -> new NotFoundException("You have no token " + id + "."));
        known.remove(ByteBuffer.wrap(hash));
    }

    void revokeAllOf(UserId user) {
        store.revokeAllOf(user).forEach(hash -> known.remove(ByteBuffer.wrap(hash)));
    }

    Optional<Principal> principal(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        byte[] hash = Secrets.hash(token);
        Known hit = known.get(ByteBuffer.wrap(hash));
        Instant now = clock.instant();
        if (hit == null || hit.usedAt().plus(USE_RECORDED_EVERY).isBefore(now)) {
            hit = load(hash, now);
        }
        return hit == null ? Optional.empty() : users.find(hit.token().user()).map(User::principal);
    }

    private @Nullable Known load(byte[] hash, Instant now) {
        // Inside compute, so that a revocation meanwhile is not undone by what was read before it.
        return known.compute(ByteBuffer.wrap(hash), (key, before) -> {
            Optional<Found> found = store.find(hash);
            found.ifPresent(token -> store.used(token.id(), now));
            return found.map(token -> new Known(token, now)).orElse(null);
        });
    }

    private record Known(Found token, Instant usedAt) {}
}
