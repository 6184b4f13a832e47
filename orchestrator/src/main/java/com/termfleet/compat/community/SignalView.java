package com.termfleet.compat.community;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.termfleet.destination.polled.Offer;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal as polling experts read it: numbers, not strings, and the field names of the replaced platform.
 *
 * @param ticket the trade of a follower that is to be closed, changed or removed; left out of all others
 * @param remaining how many lots a follower's CLOSE is to leave open; left out of all others
 */
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
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long ticket,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BigDecimal remaining) {

    private static final String PROCESSING = "processing";

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
                row.updatedAt(),
                null,
                null);
    }

    /** An order of a follower, which has just been handed out. */
    static SignalView of(Offer offer) {
        Ticket ticket = offer.ticket();
        Lots remaining = offer.remaining();
        return new SignalView(
                offer.id(),
                offer.id(),
                offer.symbol().name(),
                offer.action(),
                Plain.number(offer.volume().value()),
                priceOrNull(offer.entry()),
                priceOrNull(offer.stopLoss()),
                priceOrNull(offer.takeProfit()),
                null,
                null,
                offer.isPendingOrder(),
                PROCESSING,
                null,
                offer.createdAt(),
                null,
                offer.handedOutAt(),
                ticket == null ? null : ticket.value(),
                remaining == null ? null : Plain.number(remaining.value()));
    }

    private static @Nullable BigDecimal priceOrNull(Price price) {
        return price.isNone() ? null : Plain.number(price.value());
    }
}
