package com.termfleet.copy.preview;

import com.termfleet.copy.subscription.SubscriptionRequest;
import com.termfleet.copy.subscription.SubscriptionRequest.SizingRequest;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signal, and the subscription for which it is to be shown.
 *
 * @param subscriptionId an existing one; the other settings then change it for this preview, and what is left out stays as it
 *     is. Without it they are the settings of a new one
 */
public record PreviewRequest(
        @Nullable Long subscriptionId,
        @Nullable Long masterAccountId,
        @Nullable Long followerAccountId,
        @Nullable SizingRequest sizing,
        @Nullable Boolean reverse,
        @Nullable BigDecimal minLotToCopy,
        @Nullable Boolean forceMinLot,
        @Nullable Map<String, @Nullable String> symbolMap,
        @Nullable Boolean copyStopLoss,
        @Nullable Boolean copyTakeProfit,
        @Nullable Long maxSignalAgeMs,
        @Nullable String existingPositions,
        @Nullable Boolean reopenManual,
        @Nullable Map<String, @Nullable Object> risk,
        @Nullable SignalRequest signal) {

    /** Price, stop loss and take profit that are left out, or 0, are none. */
    public record SignalRequest(
            @Nullable String type,
            @Nullable String symbol,
            @Nullable BigDecimal price,
            @Nullable BigDecimal lot,
            @Nullable BigDecimal sl,
            @Nullable BigDecimal tp) {}

    SubscriptionRequest settings() {
        return new SubscriptionRequest(
                masterAccountId,
                followerAccountId,
                sizing,
                reverse,
                minLotToCopy,
                forceMinLot,
                symbolMap,
                copyStopLoss,
                copyTakeProfit,
                maxSignalAgeMs,
                existingPositions,
                reopenManual,
                risk);
    }
}
