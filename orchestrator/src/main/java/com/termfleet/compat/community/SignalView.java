package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A signal as polling experts read it: numbers, not strings, and the field names of the replaced platform. */
record SignalView(
        String id,
        @JsonProperty("signal_id") String signalId,
        String symbol,
        String action,
        BigDecimal volume,
        @Nullable BigDecimal entry,
        @Nullable BigDecimal sl,
        @Nullable BigDecimal tp,
        @Nullable BigDecimal confidence,
        @Nullable String timeframe,
        @JsonProperty("limit_orders") boolean limitOrders,
        String status,
        @Nullable String reasoning,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("executed_at") @Nullable Instant executedAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    static SignalView of(CommunitySignals.Row row) {
        SignalRequest signal = row.signal();
        return new SignalView(
                signal.id(),
                signal.id(),
                signal.symbol(),
                signal.action(),
                Plain.number(signal.volume()),
                Plain.numberOrNull(signal.entry()),
                Plain.numberOrNull(signal.stopLoss()),
                Plain.numberOrNull(signal.takeProfit()),
                Plain.numberOrNull(signal.confidence()),
                signal.timeframe(),
                signal.limitOrders(),
                row.status(),
                signal.reasoning(),
                row.createdAt(),
                row.executedAt(),
                row.updatedAt());
    }
}
