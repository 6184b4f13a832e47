package com.termfleet.compat.followers;

import com.termfleet.access.Principal;
import com.termfleet.access.Secrets;
import com.termfleet.compat.followers.CopyTrade.Status;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.UnavailableException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes trades for followers, changes and shows them. Thread-safe; blocks. */
@Component
class CopyTradeDesk {

    private static final int ID_BYTES = 6;

    /** A commit takes milliseconds: then the answer shows what the limits said. */
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    private static final int MOST_SHOWN = 1_000;

    private final FollowerStore followers;
    private final CopyTradeStore store;
    private final TradePlacing placing;
    private final Clock clock;

    CopyTradeDesk(FollowerStore followers, CopyTradeStore store, TradePlacing placing, Clock clock) {
        this.followers = followers;
        this.store = store;
        this.placing = placing;
        this.clock = clock;
    }

    /**
     * Stores the trade and, if it is pending, has it placed.
     *
     * @param requestKey the same for a repeat, which is answered with the first; null if repeats cannot be told
     * @throws com.termfleet.kernel.NotFoundException if there is no such follower of this person
     * @throws UnavailableException if it was not placed; it is then recorded as failed
     */
    CopyTrade post(NewCopyTrade trade, @Nullable String requestKey, Principal by) {
        RegisteredFollower follower = followers.require(trade.followerId(), by);
        CopyTradeStore.Entry entry = entry(trade, follower, requestKey, by);
        if (!store.add(entry)) {
            return store.byRequestKey(by.user(), String.valueOf(requestKey)).orElseThrow();
        }
        CopyTrade stored = store.require(entry.id(), by);
        try {
            placing.advance(stored, A_MOMENT);
        } catch (UnavailableException e) {
            store.change(stored.row(), Status.PENDING, Status.FAILED, e.getMessage(), null);
            throw e;
        }
        return store.require(entry.id(), by);
    }

    private CopyTradeStore.Entry entry(
            NewCopyTrade trade, RegisteredFollower follower, @Nullable String requestKey, Principal by) {
        Instant now = clock.instant();
        String id = Secrets.hex("trade_", ID_BYTES);
        if (trade.status() != Status.PENDING) {
            return new CopyTradeStore.Entry(
                    id,
                    follower.row(),
                    trade,
                    trade.followerQty(),
                    trade.status(),
                    trade.reason(),
                    false,
                    by.user(),
                    requestKey,
                    now);
        }
        Refused against = against(trade, follower);
        return new CopyTradeStore.Entry(
                id,
                follower.row(),
                trade,
                against == null ? expected(trade, follower) : trade.followerQty(),
                against == null ? Status.PENDING : against.status(),
                against == null ? trade.reason() : against.reason(),
                against == null,
                by.user(),
                requestKey,
                now);
    }

    private record Refused(Status status, String reason) {}

    private static @Nullable Refused against(NewCopyTrade trade, RegisteredFollower follower) {
        if (trade.masterQty().signum() == 0 || trade.followerQty().signum() == 0) {
            return new Refused(Status.CANCELLED, "Skipped: the quantity is 0.");
        }
        List<String> allowed = follower.allowedProductTypes();
        String type = trade.productType();
        if (type != null && !allowed.isEmpty() && allowed.stream().noneMatch(type::equalsIgnoreCase)) {
            return new Refused(
                    Status.FAILED,
                    "The product type " + type + " is not among the follower's allowed ones: "
                            + String.join(", ", allowed) + ".");
        }
        return null;
    }

    /** Of whole units; the follower's terminal tells what was opened. Of others it is what the client has calculated. */
    private static BigDecimal expected(NewCopyTrade trade, RegisteredFollower follower) {
        RegisteredFollower.Limits limits = follower.limits();
        if (limits == null || !isWhole(trade.masterQty()) || !isWhole(trade.followerQty())) {
            return trade.followerQty();
        }
        BigDecimal quantity = trade.masterQty()
                .multiply(limits.lotMultiplier())
                .setScale(0, RoundingMode.DOWN)
                .max(BigDecimal.ONE);
        return limits.maxQuantity() == null ? quantity : quantity.min(limits.maxQuantity());
    }

    private static boolean isWhole(BigDecimal quantity) {
        return quantity.stripTrailingZeros().scale() <= 0;
    }

    /**
     * Changes a pending trade's status. One that failed or was cancelled is withdrawn from its follower; one that succeeded is
     * withdrawn unless it was sent, since then the client has executed it by itself.
     *
     * @param reason null keeps none
     * @throws com.termfleet.kernel.NotFoundException if there is no such trade of this person
     * @throws InvalidInputException if it has ended with another status
     */
    CopyTrade change(String tradeId, Status wanted, @Nullable String reason, Principal by) {
        placing.advance(store.require(tradeId, by), A_MOMENT);
        CopyTrade trade = store.require(tradeId, by);
        if (trade.status() != Status.PENDING && trade.status() != wanted) {
            throw new InvalidInputException(
                    "status",
                    "cannot become " + wanted + ": the trade is " + trade.status()
                            + (trade.reason() == null ? "" : ", " + trade.reason()));
        }
        if (trade.isUnderWay() && wanted != Status.PENDING) {
            if (trade.masterTrades() == null) {
                throw new UnavailableException("The trade is being placed. Try again.");
            }
            placing.withdraw(trade, wanted == Status.SUCCESS);
        }
        String kept = reason == null && trade.status() == wanted ? trade.reason() : reason;
        store.change(trade.row(), trade.status(), wanted, kept, null);
        return store.require(tradeId, by);
    }

    /**
     * As the terminals have answered by now, newest first; at most {@value #MOST_SHOWN}.
     *
     * @param followerId null for all followers whom this person may see
     * @throws com.termfleet.kernel.NotFoundException if there is no such follower
     */
    FollowerBoard show(@Nullable String followerId, Principal by) {
        RegisteredFollower follower = followerId == null ? null : followers.require(followerId, by);
        List<CopyTrade> trades = store.newest(follower, by, MOST_SHOWN);
        List<CopyTrade> underWay = trades.stream().filter(CopyTrade::isUnderWay).toList();
        if (!underWay.isEmpty()) {
            underWay.stream()
                    .filter(trade -> trade.masterTrades() != null)
                    .forEach(trade -> placing.advance(trade, Duration.ZERO));
            trades = store.newest(follower, by, MOST_SHOWN);
        }
        return new FollowerBoard(
                store.totals(follower, by),
                trades.stream().map(CopyTradeView::of).toList());
    }
}
