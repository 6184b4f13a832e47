package com.termfleet.copy.subscription;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.SubscriptionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A subscription as the API shows it. */
public record SubscriptionView(
        SubscriptionId id,
        AccountId masterAccountId,
        AccountId followerAccountId,
        SizingView sizing,
        boolean reverse,
        Lots minLotToCopy,
        boolean forceMinLot,
        Map<String, String> symbolMap,
        boolean copyStopLoss,
        boolean copyTakeProfit,
        long maxSignalAgeMs,
        String existingPositions,
        Map<String, Object> risk,
        @Nullable String pauseMode,
        Instant createdAt) {

    /** @param value a factor, lots or per cent, by the mode */
    public record SizingView(
            String mode,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string")
            BigDecimal value) {}

    static SubscriptionView of(Subscription subscription) {
        Subscription.Terms terms = subscription.terms();
        Map<String, String> symbols = new TreeMap<>();
        terms.symbolMap().forEach((from, to) -> symbols.put(from.name(), to.name()));
        return new SubscriptionView(
                subscription.id(),
                subscription.master(),
                subscription.follower(),
                new SizingView(
                        terms.sizing().mode().name(),
                        new BigDecimal(terms.sizing().value().toPlainString())),
                terms.reverse(),
                terms.minLotToCopy(),
                terms.forceMinLot(),
                symbols,
                terms.copyStopLoss(),
                terms.copyTakeProfit(),
                terms.maxSignalAge().toMillis(),
                "SKIP",
                LimitsJson.shown(terms.risk()),
                subscription.pause() == null ? null : subscription.pause().name(),
                subscription.createdAt());
    }
}
