package com.termfleet.copy.quality;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.SubscriptionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Execution quality of one subscription.
 *
 * @param successRate filled of those that were filled or failed; null if there are none
 * @param copiedRate filled of those that were filled, failed or skipped; null if there are none
 * @param reasons why copies were skipped, failed or cancelled; the most frequent first
 * @param truncated steps and slippage are of the newest copies of the range only
 */
public record QualityView(
        SubscriptionId subscriptionId,
        Instant since,
        Instant until,
        CopyCounts copies,
        @Nullable Double successRate,
        @Nullable Double copiedRate,
        List<NotCopied> reasons,
        List<DurationFigures> steps,
        SlippageFigures slippage,
        boolean truncated) {

    public QualityView {
        reasons = List.copyOf(reasons);
        steps = List.copyOf(steps);
    }

    /**
     * @param filled became a position
     * @param waiting for the follower or for the fill of a pending order
     */
    public record CopyCounts(long total, long filled, long waiting, long cancelled, long skipped, long failed) {

        @Nullable
        Double successRate() {
            return rate(filled + failed);
        }

        @Nullable
        Double copiedRate() {
            return rate(filled + failed + skipped);
        }

        private @Nullable Double rate(long of) {
            return of == 0 ? null : (double) filled / of;
        }
    }

    /** @param reason the text of the newest copy with this code */
    public record NotCopied(PairStatus status, ReasonCode code, String reason, long count) {}
}
