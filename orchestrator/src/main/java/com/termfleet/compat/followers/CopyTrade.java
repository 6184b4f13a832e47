package com.termfleet.compat.followers;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.TradeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trade for one follower.
 *
 * @param id {@code trade_} and 12 hexadecimal digits
 * @param masterId as its client has it
 * @param placed whether orders are placed for it; otherwise it is recorded only
 * @param masterTrades what it opened and reduced at its source; null until that is known
 * @param master the source
 * @param follower the account that it is for
 */
record CopyTrade(
        long row,
        String id,
        String masterId,
        String followerId,
        String symbol,
        Side side,
        BigDecimal masterQty,
        BigDecimal followerQty,
        BigDecimal price,
        Status status,
        @Nullable String reason,
        boolean placed,
        @Nullable List<TradeId> masterTrades,
        AccountId master,
        AccountId follower,
        Instant createdAt) {

    /** Names that the clients know. */
    enum Status {
        PENDING,
        SUCCESS,
        FAILED,
        CANCELLED
    }

    boolean isUnderWay() {
        return placed && status == Status.PENDING;
    }

    /** JSON shows it without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        BigDecimal shown = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return shown.scale() < 0 ? shown.setScale(0) : shown;
    }
}
