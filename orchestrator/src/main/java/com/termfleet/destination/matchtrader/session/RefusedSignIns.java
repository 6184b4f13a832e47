package com.termfleet.destination.matchtrader.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sign-ins that brokers have refused. A broker may lock a login after a few wrong passwords, so what was refused is not sent again for
 * a while. In memory only. Thread-safe; attempts with equal keys are the callers' to order.
 */
public final class RefusedSignIns {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Duration pause;
    private final Map<Key, Refused> refused = new ConcurrentHashMap<>();

    /** Tells sign-ins apart. A digest, since no secret may be kept longer than its connection. */
    public record Key(String digest) {

        /** @param settings all that the broker is sent, and what else tells the sign-in apart */
        public static Key of(@Nullable Object... settings) {
            try {
                byte[] all = Arrays.toString(settings).getBytes(StandardCharsets.UTF_8);
                return new Key(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(all)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }

    private record Refused(String message, Instant until) {}

    /** @param pause how long a sign-in that was refused is not tried again */
    public RefusedSignIns(InstantSource clock, Duration pause) {
        this.clock = clock;
        this.pause = pause;
    }

    /**
     * Signs in, unless that was refused and the pause is not over.
     *
     * @throws SessionException the failure; a refusal's message says when the sign-in is tried again
     */
    public <T> T signIn(Key key, Supplier<T> attempt) {
        Refused before = refused.get(key);
        if (before != null && clock.instant().isBefore(before.until())) {
            throw SessionException.held(before.message());
        }
        try {
            T admitted = attempt.get();
            refused.remove(key);
            return admitted;
        } catch (SessionException e) {
            throw e.isRefusal() && !e.isHeld() ? held(key, e) : e;
        }
    }

    private SessionException held(Key key, SessionException refusal) {
        Instant now = clock.instant();
        refused.values().removeIf(other -> !now.isBefore(other.until()));
        Instant until = now.plus(pause);
        String message = refusal.getMessage() + ". It is tried again at " + MINUTE.format(until)
                + ", or when the credentials are changed or the account is restarted.";
        refused.put(key, new Refused(message, until));
        return SessionException.held(message);
    }

    /** The sign-in may be tried at once. */
    public void forget(Key key) {
        refused.remove(key);
    }
}
