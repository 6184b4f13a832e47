package com.termfleet.notify;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong.
 *
 * @param context what was being done: copy.open, copy.modify, copy.close, or notification. and the
 *     channel
 * @param resolved whether it is over: a retry has succeeded, or a person has said so
 */
public record LoggedError(
        long id,
        UserId userId,
        @Nullable AccountId accountId,
        @Nullable PairId pairId,
        String context,
        String message,
        boolean resolved,
        Instant createdAt,
        @Nullable Instant resolvedAt) {}
