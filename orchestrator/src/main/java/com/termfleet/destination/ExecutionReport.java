package com.termfleet.destination;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A follower's answer to an order. {@code commandId} is null when the follower does not repeat it (system A): the answer
 * then belongs to that follower's oldest unanswered pair with that master ticket.
 */
public sealed interface ExecutionReport {

    AccountId follower();

    /** Null if the report names the follower's own position only. */
    @Nullable
    Ticket masterTicket();

    @Nullable
    Long commandId();

    Instant receivedAt();

    record Opened(
            AccountId follower,
            Ticket masterTicket,
            @Nullable Long commandId,
            Instant receivedAt,
            Ticket ticket,
            Lots lots,
            OrderType type,
            Price price,
            int retcode)
            implements ExecutionReport {}

    record Modified(
            AccountId follower,
            Ticket masterTicket,
            @Nullable Long commandId,
            Instant receivedAt,
            Ticket ticket) implements ExecutionReport {}

    /**
     * Fields that the follower did not report are null.
     *
     * @param closed what this close closed
     * @param rest what is still open
     */
    record Closed(
            AccountId follower,
            Ticket masterTicket,
            @Nullable Long commandId,
            Instant receivedAt,
            @Nullable Ticket ticket,
            Price price,
            Money profit,
            @Nullable Lots closed,
            @Nullable Lots rest)
            implements ExecutionReport {}

    /** A deal has closed the position: by the follower's own hand, by a stop, by the broker, or by a close that was ordered. */
    record DealClosed(AccountId follower, Instant receivedAt, Ticket ticket, Price price, Money profit)
            implements ExecutionReport {

        @Override
        public @Nullable Ticket masterTicket() {
            return null;
        }

        @Override
        public @Nullable Long commandId() {
            return null;
        }
    }

    record Cancelled(
            AccountId follower,
            Ticket masterTicket,
            @Nullable Long commandId,
            Instant receivedAt,
            Ticket ticket) implements ExecutionReport {}

    /** @param retcode MT5 trade server return code, or 0 */
    record Refused(
            AccountId follower,
            Ticket masterTicket,
            @Nullable Long commandId,
            Instant receivedAt,
            Kind kind,
            int retcode,
            String text)
            implements ExecutionReport {}

    /** Which kind of order was refused. */
    enum Kind {
        OPEN,
        MODIFY,
        CLOSE,
        CANCEL
    }
}
