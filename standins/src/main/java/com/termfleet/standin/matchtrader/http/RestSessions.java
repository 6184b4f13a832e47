package com.termfleet.standin.matchtrader.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The sessions of the REST dialect: they end 15 minutes after they began or were refreshed. Thread-safe. */
public final class RestSessions {

    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private final InstantSource clock;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final Map<String, Session> byRefreshToken = new ConcurrentHashMap<>();

    /** @param token what {@code co-auth} carries, {@code refreshToken} what {@code rt} carries */
    record Session(String token, String refreshToken, String email, Instant endsAt) {

        /** The other token that some brokers want in {@code co-auth}. */
        String accountToken() {
            return "account-" + token;
        }
    }

    RestSessions(InstantSource clock) {
        this.clock = clock;
    }

    Session begin(String email) {
        int count = number.incrementAndGet();
        Session session =
                new Session("co-" + count, "rt-" + count, email, clock.instant().plus(LIFETIME));
        byToken.put(session.token(), session);
        byRefreshToken.put(session.refreshToken(), session);
        return session;
    }

    /** Null if there is none, or it has ended. */
    @Nullable
    Session find(@Nullable String token) {
        Session session = token == null ? null : byToken.get(token);
        return session != null && clock.instant().isBefore(session.endsAt()) ? session : null;
    }

    /** Null if it cannot be refreshed. */
    @Nullable
    Session findByRefreshToken(@Nullable String refreshToken) {
        return refreshToken == null ? null : byRefreshToken.get(refreshToken);
    }

    /** The new session takes the place of the old one. */
    Session refresh(Session old) {
        byToken.remove(old.token());
        byRefreshToken.remove(old.refreshToken());
        return begin(old.email());
    }

    /** As after a restart of the broker's server. */
    public void endAll() {
        byToken.clear();
        byRefreshToken.clear();
    }
}
