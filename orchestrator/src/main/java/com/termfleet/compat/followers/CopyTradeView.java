package com.termfleet.compat.followers;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.termfleet.kernel.Side;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A trade for one follower as the clients know it; the reason is left out if there is none. */
record CopyTradeView(
        String id,
        String masterId,
        String followerId,
        String symbol,
        Side side,
        BigDecimal masterQty,
        BigDecimal followerQty,
        BigDecimal price,
        CopyTrade.Status status,
        Instant timestamp,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    static CopyTradeView of(CopyTrade trade) {
        return new CopyTradeView(
                trade.id(),
                trade.masterId(),
                trade.followerId(),
                trade.symbol(),
                trade.side(),
                CopyTrade.plain(trade.masterQty()),
                CopyTrade.plain(trade.followerQty()),
                CopyTrade.plain(trade.price()),
                trade.status(),
                trade.createdAt(),
                trade.reason());
    }
}
