package com.termfleet.notify;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person was told.
 *
 * @param type open, close, error, message, sign_in or person
 * @param channel dashboard, email, telegram or discord
 * @param channelId the notification channel; null for dashboard and email, and once it was removed
 * @param status stored, pending, sent or failed
 * @param attempts to send it
 * @param error of the last attempt
 */
public record Notification(
        long id,
        UserId userId,
        @Nullable AccountId accountId,
        @Nullable PairId pairId,
        String type,
        String channel,
        @Nullable Long channelId,
        @Nullable String recipient,
        String subject,
        String message,
        String status,
        int attempts,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant sentAt) {}
