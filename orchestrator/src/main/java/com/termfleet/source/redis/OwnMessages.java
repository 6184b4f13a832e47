package com.termfleet.source.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ids of what this server has published lately: it hears its own messages too. Thread-safe. */
final class OwnMessages {

    private static final int REMEMBERED = 10_000;
    private static final Duration TIME = Duration.ofMinutes(10);

    private final Supplier<UUID> ids;
    private final Cache<String, Boolean> own =
            Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(TIME).build();

    OwnMessages(Supplier<UUID> ids) {
        this.ids = ids;
    }

    String newId() {
        String id = ids.get().toString();
        own.put(id, true);
        return id;
    }

    boolean contains(@Nullable String id) {
        return id != null && own.getIfPresent(id) != null;
    }
}
