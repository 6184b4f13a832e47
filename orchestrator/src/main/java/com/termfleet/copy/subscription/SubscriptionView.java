package com.termfleet.copy.subscription;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.pause.Pause;
import com.termfleet.copy.pause.PauseLevel;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.pause.Pauses;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.SubscriptionId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as the API shows it.
 *
 * @param pauseMode of the subscription itself
 * @param effectivePause null if it is not paused at any level
 */
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
        boolean reopenManual,
        @Nullable String pauseMode,
        @Nullable EffectivePause effectivePause,
        Instant createdAt) {

    /**
     * The strictest of all pauses that the subscription is under.
     *
     * @param level where it is set: SUBSCRIPTION, FOLLOWER, MASTER or ALL
     */
    public record EffectivePause(PauseMode mode, PauseLevel level) {

        private static @Nullable EffectivePause of(Pause pause) {
            return pause.mode() == null ? null : new EffectivePause(pause.mode(), pause.level());
        }
    }

    /** @param value a factor, lots or per cent, by the mode */
    public record SizingView(
            String mode,

            @JsonFormat(shape = JsonFormat.Shape.STRING) @Schema(type = "string")
            BigDecimal value) {}

    static SubscriptionView of(Subscription subscription, Pauses pauses) {
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
                terms.repair().existing().name(),
                LimitsJson.shown(terms.risk()),
                terms.repair().reopenManual(),
                subscription.pause() == null ? null : subscription.pause().name(),
                EffectivePause.of(subscription.pausedWith(pauses)),
                subscription.createdAt());
    }
}
