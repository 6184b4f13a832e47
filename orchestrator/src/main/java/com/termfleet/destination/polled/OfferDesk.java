package com.termfleet.destination.polled;

import com.termfleet.database.EmptyQueues;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.ExecutionReport.Kind;
import com.termfleet.destination.Order;
import com.termfleet.destination.polled.Positions.Held;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records orders, and tells what is known of them. What a method returns is recorded when it returns. Thread-safe; each method throws
 * a {@code DataAccessException} if the database is away.
 */
final class OfferDesk {

    /** What was recorded in the last moments of a server may not have reached the copies. */
    private static final Duration TOLD_AGAIN = Duration.ofHours(1);

    private final Offers offers;
    private final Positions positions;
    private final TransactionTemplate transactions;
    private final EmptyQueues<AccountId> empty = new EmptyQueues<>();

    OfferDesk(JdbcClient jdbc, TransactionTemplate transactions) {
        this.offers = new Offers(jdbc);
        this.positions = new Positions(jdbc);
        this.transactions = transactions;
    }

    List<Offer> handOut(AccountId account, Instant now, Duration lease) {
        return empty.take(account, () -> offers.handOut(account, now, lease), () -> offers.hasNone(account)).stream()
                .map(OfferRow::offer)
                .toList();
    }

    /** @return the answer if it is known already */
    Optional<ExecutionReport> take(Order order, Instant now) {
        try {
            return Optional.ofNullable(transactions.execute(_ -> taken(order, now)));
        } finally {
            empty.added(order.follower());
        }
    }

    /** Another server may have recorded orders. */
    void forget() {
        empty.forgetAll();
    }

    private @Nullable ExecutionReport taken(Order order, Instant now) {
        return switch (order) {
            case Order.Open open -> open(open, now);
            case Order.Close close -> close(close, now);
            case Order.Modify modify -> modify(modify, now);
            case Order.Cancel cancel -> cancel(cancel, now);
        };
    }

    private @Nullable ExecutionReport open(Order.Open open, Instant now) {
        Offers.Fresh offer = new Offers.Fresh(
                open.follower(),
                open.commandId(),
                open.pair(),
                open.masterTicket(),
                Kind.OPEN,
                open.type(),
                open.symbol(),
                open.lots(),
                null,
                open.price(),
                open.stopLoss(),
                open.takeProfit(),
                null,
                now.plus(open.timeToLive()));
        if (offers.add(offer, now)) {
            return null;
        }
        OfferRow known = offers.find(open.follower(), open.commandId()).orElseThrow();
        return switch (known.status()) {
            case CONFIRMED ->
                Optional.ofNullable(known.ticket())
                        .flatMap(ticket -> positions.find(known.account(), ticket))
                        .map(position -> Reports.opened(position, now))
                        .orElse(null);
            case EXPIRED, WITHDRAWN -> Reports.neverHandedOut(known, now);
            case WAITING, HANDED_OUT, UNCONFIRMED, REPLACED -> null;
        };
    }

    private @Nullable ExecutionReport close(Order.Close close, Instant now) {
        Optional<Held> held = positions.find(close.follower(), close.ticket());
        boolean whole = close.lots().isZero();
        Lots rest = whole ? Lots.ZERO : close.rest();
        if (held.isPresent() && !rest.isBelow(held.get().lots())) {
            return Reports.alreadyClosed(held.get(), close.commandId(), now);
        }
        Lots lots = whole ? held.map(Held::lots).orElse(Lots.ZERO) : close.lots();
        List<Kind> replaced = whole ? List.of(Kind.CLOSE, Kind.CANCEL, Kind.MODIFY) : List.of(Kind.CLOSE);
        return change(close, Kind.CLOSE, close.symbol(), lots, rest, NO_LEVELS, replaced, now);
    }

    private @Nullable ExecutionReport modify(Order.Modify modify, Instant now) {
        Held held = positions.find(modify.follower(), modify.ticket()).orElse(null);
        if (held == null) {
            return Reports.impossible(modify, Kind.MODIFY, "The account's expert has confirmed no such trade.", now);
        }
        if (held.isClosed()) {
            return Reports.gone(modify, Kind.MODIFY, now);
        }
        Levels levels = new Levels(modify.price(), modify.stopLoss(), modify.takeProfit());
        return change(modify, Kind.MODIFY, held.symbol(), held.lots(), null, levels, List.of(Kind.MODIFY), now);
    }

    private @Nullable ExecutionReport cancel(Order.Cancel cancel, Instant now) {
        Held held = positions.find(cancel.follower(), cancel.ticket()).orElse(null);
        if (held == null) {
            return Reports.impossible(cancel, Kind.CANCEL, "The account's expert has confirmed no such trade.", now);
        }
        if (held.isClosed()) {
            return Reports.impossible(cancel, Kind.CANCEL, "NO SUCH ORDER", now);
        }
        if (!held.isOrder()) {
            return Reports.impossible(cancel, Kind.CANCEL, "FILLED", now);
        }
        List<Kind> replaced = List.of(Kind.CANCEL, Kind.MODIFY);
        return change(cancel, Kind.CANCEL, held.symbol(), held.lots(), null, NO_LEVELS, replaced, now);
    }

    private record Levels(Price price, Price stopLoss, Price takeProfit) {}

    private static final Levels NO_LEVELS = new Levels(Price.NONE, Price.NONE, Price.NONE);

    private @Nullable ExecutionReport change(
            Order order,
            Kind kind,
            Symbol symbol,
            Lots lots,
            @Nullable Lots remaining,
            Levels levels,
            List<Kind> replaced,
            Instant now) {
        var ticket = switch (order) {
            case Order.Close close -> close.ticket();
            case Order.Modify modify -> modify.ticket();
            case Order.Cancel cancel -> cancel.ticket();
            case Order.Open open -> throw new IllegalArgumentException("changes nothing: " + open);
        };
        Offers.Fresh offer = new Offers.Fresh(
                order.follower(),
                order.commandId(),
                order.pair(),
                order.masterTicket(),
                kind,
                null,
                symbol,
                lots,
                remaining,
                levels.price(),
                levels.stopLoss(),
                levels.takeProfit(),
                ticket,
                null);
        if (offers.add(offer, now)) {
            offers.replace(order.follower(), ticket, replaced, order.commandId(), now);
            offers.forgetUnconfirmed(order.follower(), ticket, now.minus(TOLD_AGAIN));
            return null;
        }
        OfferRow known = offers.find(order.follower(), order.commandId()).orElseThrow();
        return switch (known.status()) {
            case UNCONFIRMED -> Reports.notConfirmed(known, now);
            case CONFIRMED ->
                kind == Kind.MODIFY
                        ? positions
                                .find(order.follower(), ticket)
                                .map(position -> Reports.modified(position, known, now))
                                .orElse(null)
                        : null;
            case WAITING, HANDED_OUT, REPLACED, EXPIRED, WITHDRAWN -> null;
        };
    }

    /** An open of this copy is not wanted any more. One that an expert has is not offered to it again. */
    List<ExecutionReport> withdraw(AccountId account, PairId pair, Instant now) {
        return offers.withdraw(account, pair, now).stream()
                .map(open -> Reports.neverHandedOut(open, now))
                .toList();
    }

    /** For which orders wait, or are with an expert. */
    List<AccountId> accountsWithOrders() {
        return offers.accounts();
    }

    /** What has ended because its time was over. */
    List<ExecutionReport> endOverdue(Instant now) {
        return Stream.concat(
                        offers.expire(now).stream().map(open -> Reports.neverHandedOut(open, now)),
                        offers.endLeases(now).stream().map(offer -> Reports.notConfirmed(offer, now)))
                .toList();
    }

    /** What was confirmed, as far as a server that was killed may not have passed it on. Repeats change nothing. */
    List<ExecutionReport> confirmed(Instant now) {
        List<ExecutionReport> reports = new ArrayList<>();
        for (Held held : positions.openOrClosedSince(now.minus(TOLD_AGAIN))) {
            reports.add(Reports.opened(held, now));
            if (held.isClosed()) {
                reports.add(
                        held.isOrder() ? Reports.cancelled(held, null, now) : Reports.alreadyClosed(held, null, now));
            }
        }
        return reports;
    }
}
