package com.termfleet.compat.followers;

import com.termfleet.compat.followers.CopyTrade.Status;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.history.PairView;
import com.termfleet.kernel.Lots;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a trade is by what its follower's terminal has answered. Pure.
 *
 * @param reason why it failed; null unless it did
 * @param quantity what was opened; null if nothing was
 */
record TradeProgress(
        Status status, @Nullable String reason, @Nullable BigDecimal quantity) {

    private static final TradeProgress PENDING = new TradeProgress(Status.PENDING, null, null);
    private static final TradeProgress DONE = new TradeProgress(Status.SUCCESS, null, null);

    /** @param copies of the master trades that it opened or reduced, at its follower */
    static TradeProgress of(CopyTrade trade, List<PairView> copies) {
        if (copies.isEmpty()) {
            return failed("The follower does not copy this source any more.");
        }
        List<TradeProgress> opened = copies.stream()
                .filter(copy -> isOpening(trade, copy))
                .map(TradeProgress::ofOpened)
                .toList();
        List<TradeProgress> reduced = copies.stream()
                .filter(copy -> !isOpening(trade, copy))
                .map(copy -> ofReduced(trade, copy))
                .toList();
        boolean isUnderWay = opened.contains(PENDING) || reduced.contains(PENDING);
        if (isUnderWay) {
            return PENDING;
        }
        // What was opened besides decides; else one position that was reduced is enough.
        List<TradeProgress> decisive = opened.isEmpty() ? reduced : opened;
        return decisive.stream()
                .filter(progress -> progress.status == Status.SUCCESS)
                .findFirst()
                .orElse(decisive.getFirst());
    }

    /** What it opened is on its side, what it reduced on the other. */
    static boolean isOpening(CopyTrade trade, PairView copy) {
        return copy.master().type().side() == trade.side();
    }

    private static TradeProgress ofOpened(PairView copy) {
        return switch (copy.status()) {
            case PENDING, PLACED -> PENDING;
            case OPEN, CLOSED -> {
                Lots filled = copy.slaveVolume();
                yield new TradeProgress(Status.SUCCESS, null, filled == null ? null : filled.value());
            }
            case SKIPPED, FAILED, CANCELLED -> failed(copy.reason());
        };
    }

    private static TradeProgress ofReduced(CopyTrade trade, PairView copy) {
        if (copy.status() == PairStatus.OPEN) {
            return copy.targetVolume().equals(copy.slaveRemaining()) ? DONE : PENDING;
        }
        if (copy.status() == PairStatus.PENDING || copy.status() == PairStatus.PLACED) {
            return PENDING;
        }
        boolean byThis = copy.status() == PairStatus.CLOSED
                && copy.closedAt() != null
                && !copy.closedAt().isBefore(trade.createdAt());
        return byThis ? DONE : failed("The follower held nothing any more of what this was to close.");
    }

    private static TradeProgress failed(@Nullable String reason) {
        return new TradeProgress(Status.FAILED, reason == null ? "The order was not executed." : reason, null);
    }
}
