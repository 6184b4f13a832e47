package com.termfleet.copy.processor;

import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.processor.handler.TimeoutHandler;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyState;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.FollowerConnections;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.ReservedIds;
import com.termfleet.copy.processor.state.StopLevels;
import com.termfleet.copy.processor.state.Timers;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.OpenCommandId;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Works out from a committed pair which orders it needs now: the same for the first sending, a repeat, a follower that has
 * come back, a subscription that resumes and a server that has restarted. Processor thread only.
 */
final class CommandPlanner {

    private final FollowerConnections connections;
    private final InFlightCommands inFlight;
    private final Timers timers;
    private final ReservedIds ids;
    private final CopyProperties properties;

    CommandPlanner(CopyState state, CopyProperties properties) {
        this.connections = state.connections;
        this.inFlight = state.inFlight;
        this.timers = state.timers;
        this.ids = state.ids;
        this.properties = properties;
    }

    /** How many ids the commands of this transaction can need: a close and a modify for each pair, a close for each stray. */
    static long idsNeeded(CopyTransaction transaction) {
        return 2L * transaction.toReview().size() + transaction.strays.size();
    }

    /** Collects the orders that one transaction needs. */
    final class Batch {

        private final OpenTrades book;
        private final Instant now;
        private final List<Order> orders = new ArrayList<>();

        Batch(OpenTrades book, Instant now) {
            this.book = book;
            this.now = now;
        }

        List<Order> orders() {
            return orders;
        }

        void review(TradePair pair) {
            // Whatever it still waits for is asked for anew below.
            timers.cancel(new CopyEvent.PairDue(pair.id()));
            if (!pair.isLive()) {
                inFlight.done(pair.id());
                return;
            }
            MasterTrade trade = Objects.requireNonNull(book.trade(pair.route().trade()));
            Subscription subscription =
                    Objects.requireNonNull(book.subscription(pair.route().subscription()));
            if (pair.isPending()) {
                open(pair, trade, subscription);
            } else {
                close(pair, trade, subscription);
                modify(pair, trade, subscription);
            }
        }

        /** Closes a second position of a pair; its first is left as it is. */
        void closeStray(TradePair pair, Ticket ticket) {
            MasterTrade trade = Objects.requireNonNull(book.trade(pair.route().trade()));
            orders.add(new Order.Close(
                    pair.follower(), pair.id(), trade.ticket(), ids.next(), ticket, Lots.ZERO, Lots.ZERO));
        }

        private void open(TradePair pair, MasterTrade trade, Subscription subscription) {
            InFlight open = inFlight.of(pair.id(), Kind.OPEN);
            Instant expiresAt = pair.wanted().expiresAt();
            boolean wanted = !pair.wanted().volume().isZero() && subscription.mayOpen() && now.isBefore(expiresAt);
            if (pair.isWaiting()) {
                lookAgain(pair, subscription.mayOpen() ? expiresAt : now);
            } else if (open == null) {
                if (wanted) {
                    Order.Open order = openOrder(pair, OpenCommandId.first(pair.id()), trade, subscription);
                    remember(InFlight.first(Kind.OPEN, order, connection(pair), now, openDue(pair, now)));
                } else {
                    lookAgain(pair, now);
                }
            } else if (now.isBefore(open.dueAt())) {
                lookAgain(pair, open.dueAt());
            } else if (wanted && mayRepeat(pair, open)) {
                Order.Open order = openOrder(pair, nextId(open), trade, subscription);
                remember(open.again(order, connection(pair), now, openDue(pair, now)));
            } else {
                lookAgain(pair, endOf(pair, open, wanted));
            }
        }

        /** When an open that is not sent again is decided about. */
        private Instant endOf(TradePair pair, InFlight open, boolean wanted) {
            return switch (open) {
                case InFlight.Sent sent -> TimeoutHandler.giveUpAt(pair, sent, properties);
                case InFlight.NotExecuted notExecuted -> wanted ? pair.wanted().expiresAt() : now;
                case InFlight.Unknown unknown -> unknown.attempt().sentAt().plus(properties.unknownFor());
            };
        }

        /** Only what is certain not to be executed, or goes to a follower that can tell a repeat from a new order. */
        private boolean mayRepeat(TradePair pair, InFlight open) {
            FollowerConnection link = connections.of(pair.follower());
            if (link == null || open.attempt().number() >= properties.maxOpens()) {
                return false;
            }
            return switch (open) {
                case InFlight.Sent sent ->
                    connections.isSafeToRepeat(link) && sent.attempt().connection() == link.number();
                case InFlight.NotExecuted notExecuted -> true;
                case InFlight.Unknown unknown -> false;
            };
        }

        private static long nextId(InFlight open) {
            long last = open.attempt().commandId();
            return open instanceof InFlight.NotExecuted ended && ended.refused() ? OpenCommandId.after(last) : last;
        }

        private Instant openDue(TradePair pair, Instant sentAt) {
            Instant repeatAt = sentAt.plus(properties.repeatAfter());
            Instant expiresAt = pair.wanted().expiresAt();
            return repeatAt.isBefore(expiresAt) ? repeatAt : expiresAt.plus(properties.answerGrace());
        }

        private Order.Open openOrder(TradePair pair, long id, MasterTrade trade, Subscription subscription) {
            TradePair.Wanted wanted = pair.wanted();
            Stops stops = StopLevels.of(pair, trade, subscription, connections);
            return new Order.Open(
                    pair.follower(),
                    pair.id(),
                    trade.ticket(),
                    id,
                    wanted.type(),
                    wanted.symbol(),
                    trade.opening().price(),
                    // What was decided; if the master has closed a part since, that part is closed after the answer.
                    wanted.share().copy(),
                    stops.stopLoss(),
                    stops.takeProfit(),
                    Duration.between(now, wanted.expiresAt()),
                    properties.deviationPoints());
        }

        private void close(TradePair pair, MasterTrade trade, Subscription subscription) {
            if (!pair.isCloseDue()) {
                inFlight.done(pair.id(), Kind.CLOSE);
                return;
            }
            FollowerConnection link = connections.of(pair.follower());
            if (link == null || !link.isReady() || !subscription.mayClose()) {
                return;
            }
            InFlight last = inFlight.of(pair.id(), Kind.CLOSE);
            if (last == null) {
                sendClose(closeOrder(pair, trade), link);
                return;
            }
            Order.Close wanted = closeOrder(pair, trade);
            boolean same = isSame(wanted, last.attempt().order());
            boolean partial = !wanted.lots().isZero();
            boolean refused = last instanceof InFlight.NotExecuted;
            if (partial && !refused && !connections.isSafeToRepeat(link)) {
                // Such a follower cannot tell a repeat from a second partial close; the last close takes it along.
                return;
            }
            boolean onThisConnection = last.attempt().connection() == link.number();
            if (!same && (!partial || !onThisConnection)) {
                sendClose(wanted, link);
            } else if (now.isBefore(last.dueAt()) && onThisConnection) {
                lookAgain(pair, last.dueAt());
            } else {
                Order repeated = last instanceof InFlight.Sent
                        ? Objects.requireNonNull(last.attempt().order())
                        : withNewId(wanted);
                Duration pause = properties.backOff(last.attempt().number() + 1);
                remember(last.again(repeated, link.number(), now, now.plus(pause)));
            }
        }

        private void sendClose(Order.Close wanted, FollowerConnection link) {
            Order.Close order = withNewId(wanted);
            remember(InFlight.first(Kind.CLOSE, order, link.number(), now, now.plus(properties.backOff(1))));
        }

        /** The close that the copy needs, without an id. */
        private Order.Close closeOrder(TradePair pair, MasterTrade trade) {
            TradePair.Held held = Objects.requireNonNull(pair.held());
            Lots target = pair.wanted().volume();
            // Where two copies share a position, closing all of it would close the other copy too.
            boolean all = target.isZero() && !book.isPositionShared(pair);
            Lots lots = all ? Lots.ZERO : held.volume().minus(target);
            return new Order.Close(pair.follower(), pair.id(), trade.ticket(), 0, held.ticket(), lots, target);
        }

        private static boolean isSame(Order.Close wanted, @Nullable Order last) {
            return last instanceof Order.Close close
                    && close.ticket().equals(wanted.ticket())
                    && close.lots().equals(wanted.lots())
                    && close.rest().equals(wanted.rest());
        }

        private Order.Close withNewId(Order.Close order) {
            return new Order.Close(
                    order.follower(),
                    order.pair(),
                    order.masterTicket(),
                    ids.next(),
                    order.ticket(),
                    order.lots(),
                    order.rest());
        }

        private void modify(TradePair pair, MasterTrade trade, Subscription subscription) {
            boolean closing = pair.wanted().volume().isZero();
            if (!pair.wanted().modify() || closing || pair.isKept()) {
                inFlight.done(pair.id(), Kind.MODIFY);
                return;
            }
            FollowerConnection link = connections.of(pair.follower());
            if (link == null || !link.isReady() || !subscription.mayModify()) {
                return;
            }
            InFlight last = inFlight.of(pair.id(), Kind.MODIFY);
            Stops stops = StopLevels.of(pair, trade, subscription, connections);
            boolean same = last != null
                    && last.attempt().order() instanceof Order.Modify order
                    && stops.equals(new Stops(order.stopLoss(), order.takeProfit()));
            if (last == null || !same) {
                Order.Modify order = modifyOrder(pair, trade, stops);
                Instant due = now.plus(properties.repeatAfter());
                remember(InFlight.first(Kind.MODIFY, order, link.number(), now, due));
            } else {
                modifyAgain(pair, trade, stops, last, link);
            }
        }

        private void modifyAgain(
                TradePair pair, MasterTrade trade, Stops stops, InFlight last, FollowerConnection link) {
            boolean onThisConnection = last.attempt().connection() == link.number();
            boolean unanswered = last instanceof InFlight.Sent;
            if (onThisConnection && now.isBefore(last.dueAt())) {
                lookAgain(pair, last.dueAt());
            } else if (unanswered && onThisConnection && last.attempt().number() >= properties.maxOpens()) {
                // It stays wanted; the next connection or change sends it again.
                return;
            } else {
                Order order =
                        unanswered ? Objects.requireNonNull(last.attempt().order()) : modifyOrder(pair, trade, stops);
                Instant due = now.plus(properties.backOff(last.attempt().number() + 1));
                remember(last.again(order, link.number(), now, due));
            }
        }

        private Order.Modify modifyOrder(TradePair pair, MasterTrade trade, Stops stops) {
            return new Order.Modify(
                    pair.follower(),
                    pair.id(),
                    trade.ticket(),
                    ids.next(),
                    Objects.requireNonNull(pair.held()).ticket(),
                    stops.stopLoss(),
                    stops.takeProfit());
        }

        private void remember(InFlight.Sent sent) {
            InFlight.Attempt attempt = sent.attempt();
            inFlight.put(sent);
            orders.add(Objects.requireNonNull(attempt.order()));
            timers.add(sent.dueAt(), new CopyEvent.PairDue(attempt.pair()));
        }

        private void lookAgain(TradePair pair, Instant at) {
            timers.add(at, new CopyEvent.PairDue(pair.id()));
        }

        private long connection(TradePair pair) {
            FollowerConnection link = connections.of(pair.follower());
            return link == null ? InFlight.BEFORE_LOAD : link.number();
        }
    }
}
