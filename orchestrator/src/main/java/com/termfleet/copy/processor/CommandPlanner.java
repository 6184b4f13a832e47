package com.termfleet.copy.processor;

import com.termfleet.copy.journal.Journal;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.processor.InFlightCommands.Kind;
import com.termfleet.copy.processor.InFlightCommands.Sent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
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
 * come back, a subscription that resumes and a server that has restarted. Engine thread only.
 */
final class CommandPlanner {

    private final FollowerConnections links;
    private final InFlightCommands inFlight;
    private final Timers timers;
    private final StopLevels stopLevels;
    private final Journal journal;
    private final CopyProperties properties;

    CommandPlanner(
            FollowerConnections links,
            InFlightCommands inFlight,
            Timers timers,
            StopLevels stopLevels,
            Journal journal,
            CopyProperties properties) {
        this.links = links;
        this.inFlight = inFlight;
        this.timers = timers;
        this.stopLevels = stopLevels;
        this.journal = journal;
        this.properties = properties;
    }

    /** The orders that one turn of the engine sends. */
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
                    pair.follower(), pair.id(), trade.ticket(), journal.nextId(), ticket, Lots.ZERO, Lots.ZERO));
        }

        private void open(TradePair pair, MasterTrade trade, Subscription subscription) {
            Sent sent = inFlight.of(pair.id(), Kind.OPEN);
            Instant expiresAt = pair.wanted().expiresAt();
            if (pair.isWaiting()) {
                lookAgain(pair, expiresAt);
                return;
            }
            if (sent == null) {
                if (pair.wanted().volume().isZero() || !now.isBefore(expiresAt)) {
                    lookAgain(pair, now);
                } else {
                    Order.Open order = openOrder(pair, trade, subscription);
                    remember(Sent.first(Kind.OPEN, order, connection(pair), now, openDue(pair, now)));
                }
                return;
            }
            if (now.isBefore(sent.dueAt())) {
                lookAgain(pair, sent.dueAt());
            } else if (mayRepeat(pair, sent, expiresAt)) {
                Order.Open order = openOrder(pair, trade, subscription);
                remember(sent.again(order, connection(pair), now, openDue(pair, now)));
            } else {
                Instant end = sent.unknown()
                        ? sent.sentAt().plus(properties.unknownFor())
                        : sent.notDone() ? expiresAt : TimeoutHandler.giveUpAt(pair, sent, properties);
                lookAgain(pair, end);
            }
        }

        /** Only what is certain not to be executed, or comes to a follower that knows a repeat from a new order. */
        private boolean mayRepeat(TradePair pair, Sent sent, Instant expiresAt) {
            FollowerConnection link = links.of(pair.follower());
            if (link == null
                    || !now.isBefore(expiresAt)
                    || sent.attempts() >= properties.maxOpens()
                    || pair.wanted().volume().isZero()
                    || sent.unknown()) {
                return false;
            }
            return sent.notDone() || (links.isSafeToRepeat(link) && sent.connection() == link.number);
        }

        private Instant openDue(TradePair pair, Instant sentAt) {
            Instant repeatAt = sentAt.plus(properties.repeatAfter());
            Instant expiresAt = pair.wanted().expiresAt();
            return repeatAt.isBefore(expiresAt) ? repeatAt : expiresAt.plus(properties.answerGrace());
        }

        private Order.Open openOrder(TradePair pair, MasterTrade trade, Subscription subscription) {
            TradePair.Wanted wanted = pair.wanted();
            Stops stops = stopLevels.of(pair, trade, subscription);
            return new Order.Open(
                    pair.follower(),
                    pair.id(),
                    trade.ticket(),
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
            FollowerConnection link = links.of(pair.follower());
            if (link == null || !link.isReady() || !subscription.mayClose()) {
                return;
            }
            Sent sent = inFlight.of(pair.id(), Kind.CLOSE);
            Order.Close wanted = closeOrder(pair, trade, sent);
            boolean same = sent != null && wanted.equals(sent.order());
            boolean partial = !wanted.lots().isZero();
            if (partial && !links.isSafeToRepeat(link) && sent != null) {
                // Such a follower cannot tell a repeat from a second partial close; the last close takes it along.
                return;
            }
            if (sent == null || (!same && (!partial || sent.connection() != link.number))) {
                remember(Sent.first(Kind.CLOSE, withNewId(wanted), link.number, now, now.plus(properties.backOff(1))));
            } else if (now.isBefore(sent.dueAt()) && sent.connection() == link.number) {
                lookAgain(pair, sent.dueAt());
            } else {
                Duration wait = properties.backOff(sent.attempts() + 1);
                remember(sent.again(Objects.requireNonNull(sent.order()), link.number, now, now.plus(wait)));
            }
        }

        /** The close that the pair needs; it bears the number of the one that is under way. */
        private Order.Close closeOrder(TradePair pair, MasterTrade trade, @Nullable Sent sent) {
            TradePair.Held held = Objects.requireNonNull(pair.held());
            Lots target = pair.wanted().volume();
            Lots lots = target.isZero() ? Lots.ZERO : held.volume().minus(target);
            long id = sent == null ? 0 : sent.commandId();
            return new Order.Close(pair.follower(), pair.id(), trade.ticket(), id, held.ticket(), lots, target);
        }

        private Order.Close withNewId(Order.Close order) {
            return new Order.Close(
                    order.follower(),
                    order.pair(),
                    order.masterTicket(),
                    journal.nextId(),
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
            FollowerConnection link = links.of(pair.follower());
            if (link == null || !link.isReady() || !subscription.mayModify()) {
                return;
            }
            Sent sent = inFlight.of(pair.id(), Kind.MODIFY);
            Stops stops = stopLevels.of(pair, trade, subscription);
            boolean same = sent != null
                    && sent.order() instanceof Order.Modify order
                    && stops.equals(new Stops(order.stopLoss(), order.takeProfit()));
            if (sent == null || !same) {
                Order.Modify order = new Order.Modify(
                        pair.follower(),
                        pair.id(),
                        trade.ticket(),
                        journal.nextId(),
                        Objects.requireNonNull(pair.held()).ticket(),
                        stops.stopLoss(),
                        stops.takeProfit());
                remember(Sent.first(Kind.MODIFY, order, link.number, now, now.plus(properties.repeatAfter())));
            } else if (sent.connection() == link.number && sent.attempts() >= properties.maxOpens()) {
                // It stays wanted; the next connection or change tries anew.
                return;
            } else if (sent.connection() != link.number || !now.isBefore(sent.dueAt())) {
                Instant due = now.plus(properties.backOff(sent.attempts() + 1));
                remember(sent.again(Objects.requireNonNull(sent.order()), link.number, now, due));
            } else {
                lookAgain(pair, sent.dueAt());
            }
        }

        private void remember(Sent sent) {
            inFlight.put(sent);
            orders.add(Objects.requireNonNull(sent.order()));
            timers.add(sent.dueAt(), new CopyEvent.PairDue(sent.pair()));
        }

        private void lookAgain(TradePair pair, Instant at) {
            timers.add(at, new CopyEvent.PairDue(pair.id()));
        }

        private long connection(TradePair pair) {
            FollowerConnection link = links.of(pair.follower());
            return link == null ? InFlightCommands.BEFORE : link.number;
        }
    }
}
