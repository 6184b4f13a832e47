package com.termfleet.destination.polled;

import com.termfleet.destination.ExecutionReport.Kind;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row of polled_offers.
 *
 * @param type of an open; null for all others
 * @param ticket null for an open that is not confirmed
 * @param remaining null unless it is a close
 * @param handedOut how often
 */
record OfferRow(
        long id,
        AccountId account,
        long command,
        PairId pair,
        Ticket masterTicket,
        Kind kind,
        @Nullable OrderType type,
        Symbol symbol,
        Lots lots,
        @Nullable Lots remaining,
        Price price,
        Price stopLoss,
        Price takeProfit,
        @Nullable Ticket ticket,
        Status status,
        int handedOut,
        Instant createdAt,
        @Nullable Instant handedAt) {

    private static final String PREFIX = "copy-";

    enum Status {
        /** To be handed out, the first time or again. */
        WAITING,
        HANDED_OUT,
        CONFIRMED,
        /** Its time was over before any expert had it: certainly not executed. */
        EXPIRED,
        /** An expert had it, and it is not offered any more. It can still be confirmed. */
        UNCONFIRMED,
        /** A newer order for the same trade has taken its place. It can still be confirmed. */
        REPLACED,
        /** Not wanted any more before any expert had it: certainly not executed. */
        WITHDRAWN
    }

    /** The command of an offer with this id; empty if no offer has such an id. */
    static Optional<Long> command(String offerId) {
        if (!offerId.matches(PREFIX + "[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(offerId.substring(PREFIX.length())));
    }

    String offerId() {
        return PREFIX + command;
    }

    OrderType openType() {
        return Objects.requireNonNull(type);
    }

    boolean isConfirmed() {
        return status == Status.CONFIRMED;
    }

    Offer offer() {
        return new Offer(
                offerId(),
                kind == Kind.OPEN ? openType().name() : kind.name(),
                symbol,
                lots,
                price,
                stopLoss,
                takeProfit,
                kind == Kind.OPEN ? null : ticket,
                remaining,
                createdAt,
                Objects.requireNonNull(handedAt));
    }
}
