package com.termfleet.destination.polled;

import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.ExecutionReport.Kind;
import com.termfleet.destination.polled.Positions.Held;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is recorded of orders and trades as reports. */
final class Reports {

    /** MT5's return code of an order whose outcome is not known. */
    private static final int TIMEOUT = 10_012;

    /** MT5's return code of a close whose position is closed already. */
    private static final int POSITION_CLOSED = 10_036;

    private Reports() {}

    static ExecutionReport opened(Held position, Instant now) {
        return new ExecutionReport.Opened(
                position.account(),
                position.masterTicket(),
                position.command(),
                now,
                position.ticket(),
                position.filled(),
                position.type(),
                position.openPrice(),
                0);
    }

    static ExecutionReport opened(OfferRow open, Confirmation confirmed, OrderType type, Instant now) {
        return new ExecutionReport.Opened(
                open.account(),
                open.masterTicket(),
                open.command(),
                now,
                confirmed.ticket(),
                confirmed.volume(),
                type,
                confirmed.price(),
                0);
    }

    /** Also a close that nobody ordered. */
    static ExecutionReport closed(
            Held position, @Nullable Long command, Lots closed, Lots rest, Price price, Money profit, Instant now) {
        if (command == null && rest.isZero()) {
            return new ExecutionReport.DealClosed(position.account(), now, position.ticket(), price, profit);
        }
        return new ExecutionReport.Closed(
                position.account(),
                position.masterTicket(),
                command,
                now,
                position.ticket(),
                price,
                profit,
                closed,
                rest);
    }

    /** A close of what is recorded as closed, or as small as it is to be. */
    static ExecutionReport alreadyClosed(Held position, @Nullable Long command, Instant now) {
        Price price = position.closePrice() == null ? Price.NONE : Objects.requireNonNull(position.closePrice());
        boolean whole = position.isClosed();
        return closed(
                position,
                command,
                whole ? position.filled() : Lots.ZERO,
                position.lots(),
                whole ? price : Price.NONE,
                whole ? position.profit() : Money.ZERO,
                now);
    }

    static ExecutionReport cancelled(Held order, @Nullable Long command, Instant now) {
        return new ExecutionReport.Cancelled(order.account(), order.masterTicket(), command, now, order.ticket());
    }

    static ExecutionReport modified(Held position, OfferRow change, Instant now) {
        return new ExecutionReport.Modified(
                position.account(), position.masterTicket(), change.command(), now, position.ticket());
    }

    static ExecutionReport neverHandedOut(OfferRow open, Instant now) {
        return refused(open, 0, "EXPIRED: the account's expert did not ask for it in time", now);
    }

    static ExecutionReport notConfirmed(OfferRow offer, Instant now) {
        String text = switch (offer.kind()) {
            case CLOSE ->
                "The account's expert was told to close and did not confirm it. Close it by hand if the expert cannot.";
            case CANCEL ->
                "The account's expert was told to remove the order and did not confirm it. Remove it by hand if the expert cannot.";
            case MODIFY -> "The account's expert was told to change the levels and did not confirm it.";
            case OPEN -> "The account's expert was told to open and did not confirm it.";
        };
        return refused(offer, TIMEOUT, text, now);
    }

    private static ExecutionReport refused(OfferRow offer, int retcode, String text, Instant now) {
        return new ExecutionReport.Refused(
                offer.account(), offer.masterTicket(), offer.command(), now, offer.kind(), retcode, text);
    }

    static ExecutionReport gone(com.termfleet.destination.Order order, Kind kind, Instant now) {
        return new ExecutionReport.Refused(
                order.follower(),
                order.masterTicket(),
                order.commandId(),
                now,
                kind,
                POSITION_CLOSED,
                "The account's expert has confirmed that it is closed.");
    }

    static ExecutionReport impossible(com.termfleet.destination.Order order, Kind kind, String text, Instant now) {
        return new ExecutionReport.Refused(
                order.follower(), order.masterTicket(), order.commandId(), now, kind, 0, text);
    }
}
