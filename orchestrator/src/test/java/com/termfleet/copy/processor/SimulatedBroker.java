package com.termfleet.copy.processor;

import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A follower's terminal and broker by the rules of the protocol: orders wait in its socket until it reads them, it answers a
 * repeat as it did the first time, and a connection that breaks takes with it what was under way in both directions.
 */
final class SimulatedBroker {

    final AccountId account;
    final Expert expert;
    final List<Order> incoming = new ArrayList<>();
    final List<ExecutionReport> outgoing = new ArrayList<>();
    final Map<Ticket, HeldPosition> positions = new LinkedHashMap<>();
    boolean connected;
    boolean refuses;
    boolean filters;

    /** How many positions each pair was ever given, and what was closed by the follower's own hand. */
    final Map<PairId, Integer> openedEver = new HashMap<>();

    /** Orders that were removed without a fill. */
    final Set<Ticket> removed = new HashSet<>();

    private final Map<Long, ExecutionReport> done = new HashMap<>();
    private final Map<Long, Instant> arrivals = new HashMap<>();
    private long nextTicket;

    /** What the terminal's Expert Advisor can do to keep a repeat from being executed twice. */
    enum Expert {
        /** Knows a repeat by its number, and after a restart by the comment of its position or deal. */
        CAREFUL,
        /** Knows a repeat by its number, and forgets all when it restarts. */
        FORGETFUL,
        /** One of system A: announces nothing, knows no repeat, and answers without numbers. */
        PLAIN,
        /**
         * One of the CopyTradePro dialect: as PLAIN, but lists its tickets when it connects and now and then. Some signals it filters
         * out, which it does not tell.
         */
        BASIC
    }

    SimulatedBroker(AccountId account, Expert expert) {
        this.account = account;
        this.expert = expert;
        this.nextTicket = account.value() * 1_000_000;
    }

    void arrives(Order order, Instant now) {
        incoming.add(order);
        arrivals.putIfAbsent(order.commandId(), now);
    }

    /** Whatever is in either buffer is lost; what was executed stays executed. */
    void breakConnection() {
        connected = false;
        incoming.clear();
        outgoing.clear();
    }

    /** The Expert Advisor restarts. */
    void forget() {
        done.clear();
    }

    void readOne(Instant now) {
        if (incoming.isEmpty()) {
            return;
        }
        Order order = incoming.removeFirst();
        if (filters && order instanceof Order.Open) {
            return;
        }
        ExecutionReport before = hasNumbers() ? done.get(order.commandId()) : null;
        ExecutionReport answer = before != null ? before : execute(order, now);
        if (!(answer instanceof ExecutionReport.Refused)) {
            done.put(order.commandId(), answer);
        }
        outgoing.add(answer);
    }

    private ExecutionReport execute(Order order, Instant now) {
        return switch (order) {
            case Order.Open open -> open(open, now);
            case Order.Close close -> close(close, now);
            case Order.Modify modify -> modify(modify, now);
            case Order.Cancel cancel -> cancel(cancel, now);
        };
    }

    private ExecutionReport modify(Order.Modify modify, Instant now) {
        positions.computeIfPresent(modify.ticket(), (ticket, held) -> {
            boolean moves = held.type().isPending() && !modify.price().isNone();
            return changed(held, held.type(), moves ? modify.price() : held.price());
        });
        return new ExecutionReport.Modified(account, modify.masterTicket(), number(modify), now, modify.ticket());
    }

    private ExecutionReport cancel(Order.Cancel cancel, Instant now) {
        HeldPosition held = positions.get(cancel.ticket());
        if (held != null && !held.type().isPending()) {
            return refused(cancel, ExecutionReport.Kind.CANCEL, 10035, "FILLED", now);
        }
        if (held == null && !removed.contains(cancel.ticket())) {
            return refused(cancel, ExecutionReport.Kind.CANCEL, 10035, "no such order", now);
        }
        if (held != null && refuses) {
            return refused(cancel, ExecutionReport.Kind.CANCEL, 10018, "market closed", now);
        }
        remove(cancel.ticket());
        return new ExecutionReport.Cancelled(account, cancel.masterTicket(), number(cancel), now, cancel.ticket());
    }

    /** An order ends without a fill: as it was told, by hand, or by its expiry. */
    void remove(Ticket order) {
        if (positions.remove(order) != null) {
            removed.add(order);
        }
    }

    /** An order becomes a position of the same ticket. */
    void fill(HeldPosition order) {
        positions.put(order.ticket(), changed(order, market(order.type()), order.price()));
        order.pair().ifPresent(pair -> openedEver.merge(pair, 1, Integer::sum));
    }

    private static OrderType market(OrderType type) {
        return type.side() == Side.BUY ? OrderType.BUY : OrderType.SELL;
    }

    private static HeldPosition changed(HeldPosition held, OrderType type, Price price) {
        return new HeldPosition(
                held.ticket(),
                type,
                held.symbol(),
                held.lots(),
                price,
                held.stopLoss(),
                held.takeProfit(),
                held.pair());
    }

    private ExecutionReport open(Order.Open open, Instant now) {
        HeldPosition known = position(open.pair());
        if (expert == Expert.CAREFUL && known != null) {
            return opened(open, known, now);
        }
        if (expert == Expert.CAREFUL && openedEver.containsKey(open.pair())) {
            return refused(open, ExecutionReport.Kind.OPEN, 0, "EXPIRED: opened and closed before", now);
        }
        Instant arrived = arrivals.getOrDefault(open.commandId(), now);
        if (now.isAfter(arrived.plus(open.timeToLive()))) {
            return refused(open, ExecutionReport.Kind.OPEN, 0, "EXPIRED", now);
        }
        if (refuses) {
            return refused(open, ExecutionReport.Kind.OPEN, 10004, "requote", now);
        }
        HeldPosition position = new HeldPosition(
                Ticket.of(++nextTicket),
                open.type(),
                open.symbol(),
                open.lots(),
                open.price(),
                open.stopLoss(),
                open.takeProfit(),
                Optional.of(open.pair()));
        positions.put(position.ticket(), position);
        if (!open.type().isPending()) {
            openedEver.merge(open.pair(), 1, Integer::sum);
        }
        return opened(open, position, now);
    }

    private ExecutionReport opened(Order.Open open, HeldPosition position, Instant now) {
        return new ExecutionReport.Opened(
                account,
                open.masterTicket(),
                number(open),
                now,
                position.ticket(),
                position.lots(),
                position.type(),
                position.price(),
                10009);
    }

    private ExecutionReport close(Order.Close close, Instant now) {
        HeldPosition position = positions.get(close.ticket());
        if (position == null) {
            return refused(close, ExecutionReport.Kind.CLOSE, 10036, "position not found", now);
        }
        if (refuses) {
            return refused(close, ExecutionReport.Kind.CLOSE, 10018, "market closed", now);
        }
        Lots rest = close.lots().isZero() || !close.lots().isBelow(position.lots())
                ? Lots.ZERO
                : position.lots().minus(close.lots());
        if (!close.lots().isZero() && !close.rest().isBelow(position.lots())) {
            // As the order says what is to be left, one that forgot its past sees that this is a repeat.
            rest = position.lots();
        }
        Lots closed = position.lots().minus(rest);
        reduce(position, rest);
        return new ExecutionReport.Closed(
                account,
                close.masterTicket(),
                number(close),
                now,
                close.ticket(),
                Price.of("1.2"),
                Money.of("1.00"),
                closed,
                rest);
    }

    void reduce(HeldPosition position, Lots rest) {
        if (rest.isZero()) {
            positions.remove(position.ticket());
        } else {
            positions.put(
                    position.ticket(),
                    new HeldPosition(
                            position.ticket(),
                            position.type(),
                            position.symbol(),
                            rest,
                            position.price(),
                            position.stopLoss(),
                            position.takeProfit(),
                            position.pair()));
        }
    }

    private @Nullable Long number(Order order) {
        return hasNumbers() ? (Long) order.commandId() : null;
    }

    private boolean hasNumbers() {
        return expert != Expert.PLAIN && expert != Expert.BASIC;
    }

    private @Nullable HeldPosition position(PairId pair) {
        return positions.values().stream()
                .filter(position -> position.pair().equals(Optional.of(pair)))
                .findFirst()
                .orElse(null);
    }

    private ExecutionReport refused(Order order, ExecutionReport.Kind kind, int retcode, String text, Instant now) {
        return new ExecutionReport.Refused(account, order.masterTicket(), number(order), now, kind, retcode, text);
    }
}
