package com.termfleet.notify.channel;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A chat in which its owner is told something, without the secret with which messages are sent there.
 *
 * @param chatId null for Discord
 * @param lastDeliveredAt null if nothing was delivered yet
 * @param lastError why the last attempt failed, for people; null if it succeeded or there was none
 * @param lastFailedAt null when that is
 */
public record NotificationChannel(
        long id,
        ChannelKind kind,
        String name,
        Set<Topic> topics,
        @Nullable String chatId,
        Instant createdAt,
        @Nullable Instant lastDeliveredAt,
        @Nullable String lastError,
        @Nullable Instant lastFailedAt) {

    public NotificationChannel {
        topics = Set.copyOf(topics);
    }
}
