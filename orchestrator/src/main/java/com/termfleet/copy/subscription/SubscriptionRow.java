package com.termfleet.copy.subscription;

import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.pause.Pause;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.subscription.Subscription.Sizing;
import com.termfleet.copy.subscription.Subscription.Terms;
import com.termfleet.database.JsonText;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.SubscriptionId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A row of {@code subscriptions}.
 *
 * @param removedAt null while it lives, as is closing
 */
@Table("subscriptions")
record SubscriptionRow(
        @Id @Nullable SubscriptionId id,
        AccountId masterAccountId,
        AccountId followerAccountId,
        Sizing.Mode sizingMode,
        BigDecimal sizingValue,
        boolean reverse,
        BigDecimal minLotToCopy,
        boolean forceMinLot,
        JsonText symbolMap,
        boolean copyStopLoss,
        boolean copyTakeProfit,
        int maxSignalAgeMs,
        ExistingPositions existingPositions,
        JsonText risk,
        boolean reopenManual,
        @Nullable PauseMode pauseMode,
        Instant createdAt,
        Instant opensSince,
        @Nullable Instant removedAt,
        @Nullable Closing closing) {

    static SubscriptionRow of(AccountId master, AccountId follower, Terms terms, Instant now) {
        return row(null, master, follower, terms, null, now, now, null, null);
    }

    SubscriptionRow with(Terms terms) {
        return row(id, masterAccountId, followerAccountId, terms, pauseMode, createdAt, opensSince, removedAt, closing);
    }

    SubscriptionRow paused(@Nullable PauseMode mode, Instant now) {
        return changed(new Pause.Setting(pauseMode, opensSince).changed(mode, now), removedAt, closing);
    }

    SubscriptionRow removed(Closing how, Instant now) {
        return changed(new Pause.Setting(pauseMode, opensSince), now, how);
    }

    private SubscriptionRow changed(Pause.Setting pause, @Nullable Instant removed, @Nullable Closing how) {
        return new SubscriptionRow(
                id,
                masterAccountId,
                followerAccountId,
                sizingMode,
                sizingValue,
                reverse,
                minLotToCopy,
                forceMinLot,
                symbolMap,
                copyStopLoss,
                copyTakeProfit,
                maxSignalAgeMs,
                existingPositions,
                risk,
                reopenManual,
                pause.mode(),
                createdAt,
                pause.opensSince(),
                removed,
                how);
    }

    private static SubscriptionRow row(
            @Nullable SubscriptionId id,
            AccountId master,
            AccountId follower,
            Terms terms,
            @Nullable PauseMode pause,
            Instant createdAt,
            Instant opensSince,
            @Nullable Instant removedAt,
            @Nullable Closing closing) {
        return new SubscriptionRow(
                id,
                master,
                follower,
                terms.sizing().mode(),
                terms.sizing().value(),
                terms.reverse(),
                terms.minLotToCopy().value(),
                terms.forceMinLot(),
                new JsonText(SubscriptionRows.json(terms.symbolMap())),
                terms.copyStopLoss(),
                terms.copyTakeProfit(),
                Math.toIntExact(terms.maxSignalAge().toMillis()),
                terms.repair().existing(),
                new JsonText(LimitsJson.stored(terms.risk())),
                terms.repair().reopenManual(),
                pause,
                createdAt,
                opensSince,
                removedAt,
                closing);
    }
}
