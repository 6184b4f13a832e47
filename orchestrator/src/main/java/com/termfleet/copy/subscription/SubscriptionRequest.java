package com.termfleet.copy.subscription;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription is made from, or changed by. What is left out is the default when it is made and stays as it is when
 * it is changed.
 */
public record SubscriptionRequest(
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
        @Nullable Map<String, @Nullable Object> risk) {

    public record SizingRequest(
            @Nullable String mode, @Nullable BigDecimal value) {}
}
