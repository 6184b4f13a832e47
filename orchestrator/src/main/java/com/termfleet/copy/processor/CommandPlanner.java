package com.termfleet.copy.processor;

import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.pause.Pause;
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
import com.termfleet.copy.processor.state.Moment;
import com.termfleet.copy.processor.state.StopLevels;
import com.termfleet.copy.processor.state.Timers;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.OpenCommandId;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Price;
import com.termfleet.risk.limits.RiskLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Works out from a committed pair which orders it needs now: the same for the first sending, a repeat, a follower that has
 * come back, a subscription that resumes and a server that has restarted. Processor thread only.
 */
final class CommandPlanner {

    private final FollowerConnections connections;
    private final InFlightCommands inFlight;
    private final Timers timers;
    private final OrderFactory factory;
    private final CopyProperties properties;

    CommandPlanner(CopyState state, CopyProperties properties) {
        this.connections = state.connections;
        this.inFlight = state.inFlight;
        this.timers = state.timers;
        this.factory = new OrderFactory(state.ids, state.connections, properties);
        this.properties = properties;
    }

    /** How many ids the commands of this transaction can need: a close and a modify for each pair, a close for each stray. */
    static long idsNeeded(CopyTransaction transaction) {
        return 2L * (transaction.changes.size() + transaction.reviews.size()) + transaction.strays.size();
    }

    /** Collects the orders that one transaction needs. */
    final class Batch {

        private final OpenTrades trades;
        private final Moment moment;
        private final Instant now;
        private final List<Order> orders = new ArrayList<>();
        private final List<TradePair> withdrawn = new ArrayList<>();

        Batch(OpenTrades trades, Moment now) {
            this.trades = trades;
            this.moment = now;
            this.now = now.at();
        }

        List<Order> orders() {
            return orders;
        }

        /** Their opens are in flight and not wanted any more. */
        List<TradePair> withdrawn() {
            return withdrawn;
        }

        void review(TradePair pair) {
            // What it waits for is requested again below.
            timers.cancel(new CopyEvent.PairDue(pair.id()));
            if (!pair.isLive()) {
                inFlight.done(pair.id());
                return;
            }
            MasterTrade trade = Objects.requireNonNull(trades.trade(pair.route().trade()));
            Subscription subscription =
                    Objects.requireNonNull(trades.subscription(pair.route().subscription()));
            if (pair.isPending()) {
                open(pair, trade, subscription);
            } else {
                close(pair, trade, subscription);
                modify(pair, trade, subscription);
            }
        }

        /** Ends a second position or order of a pair; its first is left as it is. */
        void endStray(CopyTransaction.Stray stray) {
            MasterTrade trade =
                    Objects.requireNonNull(trades.trade(stray.pair().route().trade()));
            orders.add(factory.endStray(stray.pair(), trade, stray.ticket(), stray.isOrder()));
        }

        private void open(TradePair pair, MasterTrade trade, Subscription subscription) {
            InFlight open = inFlight.of(pair.id(), Kind.OPEN);
            Instant expiresAt = pair.wanted().expiresAt();
            boolean mayOpen = !subscription.isRemoved() && pauseOf(subscription).mayOpen();
            boolean wanted = !pair.wanted().volume().isZero() && mayOpen && now.isBefore(expiresAt);
            if (!wanted && open instanceof InFlight.Sent) {
                withdrawn.add(pair);
            }
            if (pair.isWaiting()) {
                lookAgain(pair, mayOpen ? expiresAt : now);
            } else if (open == null) {
                if (wanted) {
                    Order.Open order = factory.open(
                            pair, OpenCommandId.first(pair.id()), trade, subscription, limitsOf(pair), now);
                    remember(InFlight.first(Kind.OPEN, order, numberOf(pair), moment, openDue(pair, now)));
                } else {
                    lookAgain(pair, now);
                }
            } else if (now.isBefore(open.dueAt())) {
                lookAgain(pair, open.dueAt());
            } else if (wanted && mayRepeat(pair, open)) {
                Order.Open order = factory.open(pair, nextId(open), trade, subscription, limitsOf(pair), now);
                remember(open.again(order, numberOf(pair), moment, openDue(pair, now)));
            } else {
                lookAgain(pair, endOf(pair, open, wanted));
            }
        }

        private RiskLimits limitsOf(TradePair pair) {
            return trades.limitsOf(pair.follower());
        }

        /** When an open that is not sent again is decided about. */
        private Instant endOf(TradePair pair, InFlight open, boolean wanted) {
            return switch (open) {
                case InFlight.Sent sent -> moment.after(TimeoutHandler.leftToAnswer(pair, sent, properties, moment));
                case InFlight.NotExecuted notExecuted -> wanted ? pair.wanted().expiresAt() : now;
                case InFlight.Unknown unknown -> moment.after(TimeoutHandler.leftToLook(unknown, properties, moment));
            };
        }

        /** Only what is certain not to be executed, or goes to a follower that recognises a repeat. */
        private boolean mayRepeat(TradePair pair, InFlight open) {
            FollowerConnection connection = connections.of(pair.follower());
            if (connection == null || open.isUsedUp(properties.maxOpens())) {
                return false;
            }
            return switch (open) {
                case InFlight.Sent sent ->
                    connections.isSafeToRepeat(connection)
                            && (sent.attempt().connection() == connection.number()
                                    || !connections.listsPositions(pair.follower()));
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

        /** Closes what is open and not wanted, or removes the order that waits and is not wanted. */
        private void close(TradePair pair, MasterTrade trade, Subscription subscription) {
            if (!pair.isCloseDue() && !pair.isCancelDue()) {
                inFlight.done(pair.id(), Kind.CLOSE);
                return;
            }
            FollowerConnection connection = connections.of(pair.follower());
            if (connection == null
                    || !connection.isReady()
                    || !pauseOf(subscription).mayClose()) {
                return;
            }
            Order wanted = pair.isPlaced()
                    ? factory.cancel(pair, trade)
                    : factory.close(pair, trade, trades.isPositionShared(pair) || connections.nets(pair.follower()));
            if (!pair.wanted().volume().isZero() && connections.isBasic(pair.follower())) {
                // It closes whole positions only: it is closed when nothing is wanted of it.
                return;
            }
            InFlight last = inFlight.of(pair.id(), Kind.CLOSE);
            if (last == null) {
                sendClose(wanted, connection);
                return;
            }
            boolean same = isSame(wanted, last.attempt().order());
            boolean partial = wanted instanceof Order.Close part && !part.lots().isZero();
            boolean refused = last instanceof InFlight.NotExecuted;
            if (partial && !refused && !connections.isSafeToRepeat(connection)) {
                // Such a follower cannot distinguish a repeat from a second partial close; the last close includes it.
                return;
            }
            boolean onThisConnection = last.attempt().connection() == connection.number();
            if (!same && (!partial || !onThisConnection)) {
                sendClose(wanted, connection);
            } else if (now.isBefore(last.dueAt()) && onThisConnection) {
                lookAgain(pair, last.dueAt());
            } else {
                Order repeated = last instanceof InFlight.Sent
                        ? Objects.requireNonNull(last.attempt().order())
                        : factory.withNewId(wanted);
                Duration pause = properties.backOff(last.attempt().number() + 1);
                remember(last.again(repeated, connection.number(), moment, now.plus(pause)));
            }
        }

        private void sendClose(Order wanted, FollowerConnection connection) {
            Order order = factory.withNewId(wanted);
            remember(InFlight.first(Kind.CLOSE, order, connection.number(), moment, now.plus(properties.backOff(1))));
        }

        private static boolean isSame(Order wanted, @Nullable Order last) {
            if (wanted instanceof Order.Cancel order) {
                return last instanceof Order.Cancel cancel && cancel.ticket().equals(order.ticket());
            }
            return wanted instanceof Order.Close order
                    && last instanceof Order.Close close
                    && close.ticket().equals(order.ticket())
                    && close.lots().equals(order.lots())
                    && close.rest().equals(order.rest());
        }

        private void modify(TradePair pair, MasterTrade trade, Subscription subscription) {
            boolean closing = pair.wanted().volume().isZero() || pair.isCancelDue();
            if (!pair.wanted().modify() || closing || pair.isKept()) {
                inFlight.done(pair.id(), Kind.MODIFY);
                return;
            }
            FollowerConnection connection = connections.of(pair.follower());
            if (connection == null
                    || !connection.isReady()
                    || !pauseOf(subscription).mayModify()) {
                return;
            }
            if (connections.isBasic(pair.follower())) {
                // It knows no such command.
                return;
            }
            InFlight last = inFlight.of(pair.id(), Kind.MODIFY);
            Stops stops = StopLevels.of(pair, trade, subscription, connections);
            Price price = pair.isPlaced() ? trade.price() : Price.NONE;
            Supplier<Order.Modify> order = () -> factory.modify(pair, trade, stops, price);
            boolean same = last != null
                    && last.attempt().order() instanceof Order.Modify sent
                    && price.equals(sent.price())
                    && stops.equals(new Stops(sent.stopLoss(), sent.takeProfit()));
            if (last == null || !same) {
                Instant due = now.plus(properties.repeatAfter());
                remember(InFlight.first(Kind.MODIFY, order.get(), connection.number(), moment, due));
            } else {
                modifyAgain(pair, order, last, connection);
            }
        }

        private void modifyAgain(
                TradePair pair, Supplier<Order.Modify> anew, InFlight last, FollowerConnection connection) {
            boolean onThisConnection = last.attempt().connection() == connection.number();
            boolean unanswered = last instanceof InFlight.Sent;
            if (onThisConnection && now.isBefore(last.dueAt())) {
                lookAgain(pair, last.dueAt());
            } else if (unanswered && onThisConnection && last.attempt().number() >= properties.maxOpens()) {
                // It stays wanted; the next connection or change sends it again.
                return;
            } else {
                Order order = unanswered ? Objects.requireNonNull(last.attempt().order()) : anew.get();
                Instant due = now.plus(properties.backOff(last.attempt().number() + 1));
                remember(last.again(order, connection.number(), moment, due));
            }
        }

        private void remember(InFlight.Sent sent) {
            InFlight.Attempt attempt = sent.attempt();
            inFlight.put(sent);
            orders.add(Objects.requireNonNull(attempt.order()));
            timers.add(sent.dueAt(), new CopyEvent.PairDue(attempt.pair()));
        }

        private Pause pauseOf(Subscription subscription) {
            return subscription.pausedWith(trades.pauses());
        }

        private void lookAgain(TradePair pair, Instant at) {
            timers.add(at, new CopyEvent.PairDue(pair.id()));
        }

        private long numberOf(TradePair pair) {
            FollowerConnection connection = connections.of(pair.follower());
            return connection == null ? InFlight.BEFORE_LOAD : connection.number();
        }
    }
}
