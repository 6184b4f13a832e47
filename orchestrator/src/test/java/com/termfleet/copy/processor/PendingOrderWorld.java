package com.termfleet.copy.processor;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A master with pending orders, two followers whose brokers fill and remove their copies on their own, the server and its
 * database, in virtual time: everything in any order, and in the end the promises are checked.
 */
final class PendingOrderWorld {

    private static final List<AccountId> FOLLOWERS = List.of(Rig.FOLLOWER, Rig.OTHER);
    private static final int MOST = 6;

    /** What the master has: an order that waits, or a position. */
    private record Held(OrderType type, Instant since) {}

    private final Random random;
    private final Rig rig = new Rig();
    private final PendingOrderEvents events = new PendingOrderEvents(rig);
    private final Map<AccountId, SimulatedBroker> brokers = new LinkedHashMap<>();
    private final Map<Long, Held> master = new LinkedHashMap<>();
    private final Map<Long, Object> acknowledged = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private long nextTicket = 100;

    PendingOrderWorld(long seed) {
        random = new Random(seed);
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.subscribe(Rig.OTHER, Rig.terms("0.5", true));
        brokers.put(Rig.FOLLOWER, new SimulatedBroker(Rig.FOLLOWER, SimulatedBroker.Expert.CAREFUL));
        brokers.put(Rig.OTHER, new SimulatedBroker(Rig.OTHER, SimulatedBroker.Expert.FORGETFUL));
        brokers.values().forEach(this::connect);
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            deliver();
            checkNeverTwice();
        }
    }

    private void step() {
        SimulatedBroker broker = Objects.requireNonNull(brokers.get(FOLLOWERS.get(random.nextInt(FOLLOWERS.size()))));
        switch (random.nextInt(24)) {
            case 0, 1, 2 -> masterPlaces();
            case 3, 4, 5 -> masterFills();
            case 6 -> masterMoves();
            case 7, 8 -> masterRemoves();
            case 9, 10 -> masterCloses();
            case 11 -> say("master shows what it has", this::masterShows);
            case 12, 13, 14 -> brokerFills(broker);
            case 15 -> brokerRemoves(broker);
            case 16 -> say("connection of " + broker.account + " breaks", () -> disconnect(broker));
            case 17 ->
                say("expert of " + broker.account + " restarts", () -> {
                    disconnect(broker);
                    broker.forget();
                });
            case 18, 19 -> reconnect(broker);
            case 20 -> say("server is killed", this::killServer);
            case 21 -> say("answer of commit lost", () -> rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST);
            case 22 -> say("3 s pass", () -> rig.pass(Duration.ofSeconds(3)));
            default -> say("100 ms pass", () -> rig.pass(Duration.ofMillis(100)));
        }
    }

    private void say(String what, Runnable step) {
        story.add(what);
        step.run();
    }

    // ---- the master

    private void masterPlaces() {
        if (master.size() >= MOST) {
            return;
        }
        long ticket = nextTicket++;
        OrderType type = random.nextBoolean() ? OrderType.BUY_LIMIT : OrderType.SELL_STOP;
        master.put(ticket, new Held(type, rig.clock.instant()));
        say("master places " + ticket, () -> note(ticket, events.place(ticket, type)));
    }

    private void masterFills() {
        Long ticket = any(true);
        if (ticket != null) {
            OrderType type = Objects.requireNonNull(master.get(ticket)).type();
            OrderType position = type == OrderType.BUY_LIMIT ? OrderType.BUY : OrderType.SELL;
            master.put(ticket, new Held(position, rig.clock.instant()));
            // Sometimes only the next snapshot tells.
            if (random.nextInt(4) > 0) {
                say("master's " + ticket + " fills", () -> note(ticket, events.fill(ticket, ticket)));
            }
        }
    }

    private void masterMoves() {
        Long ticket = any(true);
        if (ticket != null) {
            String price = "1.0" + random.nextInt(10);
            say("master moves " + ticket + " to " + price, () -> events.modify(ticket, price, "0", "0"));
        }
    }

    private void masterRemoves() {
        Long ticket = any(true);
        if (ticket != null) {
            master.remove(ticket);
            say("master removes " + ticket, () -> events.cancel(ticket));
        }
    }

    private void masterCloses() {
        Long ticket = any(false);
        if (ticket != null) {
            master.remove(ticket);
            say("master closes " + ticket, () -> rig.close(ticket));
        }
    }

    private @Nullable Long any(boolean pending) {
        List<Long> found = master.entrySet().stream()
                .filter(entry -> entry.getValue().type().isPending() == pending)
                .map(Map.Entry::getKey)
                .toList();
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }

    private void note(long ticket, Rig.Answer answer) {
        if (answer.answers != 1) {
            throw new AssertionError("answered " + answer.answers + " times");
        }
        if (answer.trade != null) {
            Object before = acknowledged.putIfAbsent(ticket, answer.trade);
            if (before != null && !before.equals(answer.trade)) {
                throw new AssertionError(ticket + " became two trades");
            }
        } else if (answer.refusal != Refusal.UNAVAILABLE && answer.refusal != Refusal.UNKNOWN_TICKET) {
            throw new AssertionError("refused as " + answer.refusal);
        }
    }

    private void masterShows() {
        rig.masterHolds(master.entrySet().stream()
                .map(entry -> PendingOrderEvents.shown(
                        entry.getKey(),
                        entry.getValue().type(),
                        "1.1",
                        entry.getValue().since()))
                .toArray(MasterSnapshot.Held[]::new));
    }

    // ---- the followers' brokers

    private void brokerFills(SimulatedBroker broker) {
        HeldPosition order = anyOrder(broker);
        if (order != null) {
            say("broker of " + broker.account + " fills " + order.ticket(), () -> broker.fill(order));
            showIfConnected(broker);
        }
    }

    private void brokerRemoves(SimulatedBroker broker) {
        HeldPosition order = anyOrder(broker);
        if (order != null) {
            say(broker.account + " removes " + order.ticket() + " by hand", () -> broker.remove(order.ticket()));
            showIfConnected(broker);
        }
    }

    private @Nullable HeldPosition anyOrder(SimulatedBroker broker) {
        List<HeldPosition> orders = broker.positions.values().stream()
                .filter(held -> held.type().isPending())
                .toList();
        return orders.isEmpty() ? null : orders.get(random.nextInt(orders.size()));
    }

    private void showIfConnected(SimulatedBroker broker) {
        if (broker.connected && random.nextBoolean()) {
            readAll(broker);
            snapshot(broker);
        }
    }

    private void deliver() {
        for (SimulatedBroker broker : brokers.values()) {
            takeOrders();
            for (int reads = random.nextInt(4); reads > 0; reads--) {
                broker.readOne(rig.clock.instant());
            }
            for (int answers = random.nextInt(4);
                    answers > 0 && broker.connected && !broker.outgoing.isEmpty();
                    answers--) {
                report(broker.outgoing.removeFirst());
            }
        }
        answerSnapshotRequests();
    }

    private void report(ExecutionReport answer) {
        story.add("answer " + answer);
        rig.report(answer);
    }

    private void takeOrders() {
        for (Order order : rig.sent()) {
            story.add("order " + order);
            SimulatedBroker broker = Objects.requireNonNull(brokers.get(order.follower()));
            if (broker.connected) {
                broker.arrives(order, rig.clock.instant());
            }
        }
    }

    private void answerSnapshotRequests() {
        List<AccountId> asked = List.copyOf(rig.destination.snapshotRequests);
        rig.destination.snapshotRequests.clear();
        for (AccountId account : asked) {
            SimulatedBroker broker = Objects.requireNonNull(brokers.get(account));
            if (broker.connected) {
                readAll(broker);
                snapshot(broker);
            }
        }
    }

    /** A terminal answers what it has read before it shows what it holds. */
    private void readAll(SimulatedBroker broker) {
        takeOrders();
        while (!broker.incoming.isEmpty()) {
            broker.readOne(rig.clock.instant());
        }
        List<ExecutionReport> answers = List.copyOf(broker.outgoing);
        broker.outgoing.clear();
        answers.forEach(this::report);
    }

    private void snapshot(SimulatedBroker broker) {
        story.add("snapshot of " + broker.account + ": " + broker.positions.values());
        rig.holds(broker.account, broker.positions.values().toArray(new HeldPosition[0]));
    }

    private void connect(SimulatedBroker broker) {
        broker.connected = true;
        rig.connect(broker.account, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        snapshot(broker);
    }

    private void disconnect(SimulatedBroker broker) {
        takeOrders();
        broker.breakConnection();
        rig.disconnect(broker.account);
    }

    private void reconnect(SimulatedBroker broker) {
        if (!broker.connected) {
            say(broker.account + " reconnects", () -> connect(broker));
        }
    }

    private void killServer() {
        takeOrders();
        rig.restart();
        brokers.values().forEach(SimulatedBroker::breakConnection);
    }

    // ---- the promises

    /** Neither two positions nor a position and an order of one trade. */
    private void checkNeverTwice() {
        for (SimulatedBroker broker : brokers.values()) {
            broker.openedEver.forEach((pair, times) -> {
                if (times > 1 && broker.expert == SimulatedBroker.Expert.CAREFUL) {
                    throw new AssertionError("pair " + pair + " was opened " + times + " times");
                }
            });
            long trades = broker.positions.values().stream()
                    .map(held -> stored(held).route().trade())
                    .distinct()
                    .count();
            if (trades != broker.positions.size()) {
                throw new AssertionError("two of one trade: " + broker.positions);
            }
        }
    }

    private TradePair stored(HeldPosition held) {
        return Objects.requireNonNull(rig.memory().pairs.get(held.pair().orElseThrow()));
    }

    void mend(boolean masterFlat) {
        story.add("mended");
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(10));
        if (masterFlat) {
            master.clear();
        }
        masterShows();
        brokers.values().forEach(this::reconnect);
        for (int i = 0; i < 60; i++) {
            settleOnce();
        }
        for (SimulatedBroker broker : brokers.values()) {
            disconnect(broker);
            connect(broker);
        }
        for (int i = 0; i < 20; i++) {
            settleOnce();
        }
    }

    private void settleOnce() {
        brokers.values().forEach(this::readAll);
        answerSnapshotRequests();
        rig.pass(Duration.ofSeconds(5));
    }

    void checkFlat() {
        for (SimulatedBroker broker : brokers.values()) {
            if (!broker.positions.isEmpty()) {
                throw new AssertionError("left behind: " + broker.positions.values());
            }
        }
    }

    void checkAccountedFor() {
        for (TradePair pair : rig.memory().pairs.values()) {
            if (pair.isPending()) {
                throw new AssertionError("never decided: " + pair);
            }
            if (!pair.isLive() && pair.reason() == null) {
                throw new AssertionError("ended without a reason: " + pair);
            }
            SimulatedBroker broker = Objects.requireNonNull(brokers.get(pair.follower()));
            HeldPosition held = broker.positions.values().stream()
                    .filter(candidate -> candidate.pair().orElseThrow().equals(pair.id()))
                    .findFirst()
                    .orElse(null);
            if ((held != null) != pair.isHeld()) {
                throw new AssertionError(pair + " but the broker has " + held);
            }
            if (held != null) {
                checkHeld(pair, held);
            }
        }
    }

    private void checkHeld(TradePair pair, HeldPosition held) {
        TradePair now = pair.following(rig.tradeOf(pair).remaining());
        if (!held.lots().equals(now.wanted().volume()) || held.lots().equals(Lots.ZERO)) {
            throw new AssertionError("wanted " + now.wanted().volume() + " of " + pair + " but it has " + held);
        }
        if (held.type().isPending() != pair.isPlaced()) {
            throw new AssertionError(pair + " but the broker has " + held);
        }
        Held masters = master.get(rig.tradeOf(pair).ticket().value());
        if (held.type().isPending() && (masters == null || !masters.type().isPending())) {
            throw new AssertionError("an order waits though the master has " + masters + ": " + held);
        }
        if (held.type().isPending() && !held.price().equals(rig.tradeOf(pair).price())) {
            throw new AssertionError("waits at " + held.price() + ", the master's at "
                    + rig.tradeOf(pair).price());
        }
    }

    String story() {
        return String.join("\n", story);
    }
}
