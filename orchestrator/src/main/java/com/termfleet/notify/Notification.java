package com.termfleet.notify;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person was told.
 *
 * @param type open, close, error or message
 * @param channel dashboard or email
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
        @Nullable String recipient,
        String subject,
        String message,
        String status,
        int attempts,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant sentAt) {}
