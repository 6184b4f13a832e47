package com.termfleet.copy.processor;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.SignalSink.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/**
 * A master, three followers with their brokers, the engine and its database, in virtual time. Everything that can go wrong
 * does, at random and repeatably; in the end all is mended and the promises are checked.
 */
final class World {

    private static final AccountId PLAIN = AccountId.of(4);
    private static final AccountId BASIC = AccountId.of(5);
    private static final List<AccountId> FOLLOWERS = List.of(Rig.FOLLOWER, Rig.OTHER, PLAIN, BASIC);

    private final Random random;
    private final Rig rig = new Rig();
    private final Map<AccountId, SimulatedBroker> brokers = new LinkedHashMap<>();
    private final Map<Long, Lots> masterHolds = new LinkedHashMap<>();
    private final Map<Long, Instant> masterOpenedAt = new HashMap<>();
    private final Map<Long, String> acknowledged = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private long nextTicket = 100;

    World(long seed) {
        random = new Random(seed);
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.subscribe(Rig.OTHER, Rig.terms("0.5", true));
        rig.subscribe(PLAIN, Rig.terms());
        rig.subscribe(BASIC, Rig.terms());
        SimulatedBroker.Expert[] experts = SimulatedBroker.Expert.values();
        for (int i = 0; i < experts.length; i++) {
            AccountId follower = FOLLOWERS.get(i);
            brokers.put(follower, new SimulatedBroker(follower, experts[i]));
            connect(broker(follower));
        }
    }

    private SimulatedBroker broker(AccountId account) {
        return Objects.requireNonNull(brokers.get(account));
    }

    void live(int steps) {
        for (int i = 0; i < steps; i++) {
            step();
            deliver();
            checkNeverTwice();
        }
    }

    private void step() {
        SimulatedBroker broker = broker(FOLLOWERS.get(random.nextInt(FOLLOWERS.size())));
        switch (random.nextInt(27)) {
            case 0, 1, 2 -> masterOpens();
            case 3, 4 -> masterCloses();
            case 5 -> masterClosesAPart();
            case 6 -> masterRepeats();
            case 7 -> masterReconnects();
            case 8 -> say("passes 3 s", () -> rig.pass(Duration.ofSeconds(3)));
            case 9 -> say("passes a minute", () -> rig.pass(Duration.ofMinutes(1)));
            case 10 -> say("connection of " + broker.account + " breaks", () -> disconnect(broker));
            case 11 ->
                say("expert of " + broker.account + " restarts", () -> {
                    disconnect(broker);
                    broker.forget();
                });
            case 12, 13 -> reconnect(broker);
            case 14 -> say("engine is killed", this::killEngine);
            case 15 -> say("database away", () -> rig.memory().fault = MemoryJournal.Fault.AWAY);
            case 16, 17 -> say("database back", () -> rig.memory().fault = MemoryJournal.Fault.NONE);
            case 18 -> say("answer of commit lost", () -> rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST);
            case 19 -> say("broker " + broker.account + " refuses", () -> broker.refuses = true);
            case 20 -> say("broker " + broker.account + " accepts", () -> broker.refuses = false);
            case 21 -> closesByHand(broker);
            case 22 -> listTickets();
            case 23 ->
                say(
                        "expert of " + BASIC + " filters: " + !broker(BASIC).filters,
                        () -> broker(BASIC).filters = !broker(BASIC).filters);
            default -> say("passes 100 ms", () -> rig.pass(Duration.ofMillis(100)));
        }
    }

    private void say(String what, Runnable step) {
        story.add(what);
        step.run();
    }

    /** Terminals read and answer some of what waits, so that orders and answers interleave with all else. */
    private void deliver() {
        for (SimulatedBroker broker : brokers.values()) {
            takeOrders();
            int reads = random.nextInt(4);
            for (int i = 0; i < reads; i++) {
                broker.readOne(rig.clock.instant());
            }
            int answers = random.nextInt(4);
            for (int i = 0; i < answers && broker.connected && !broker.outgoing.isEmpty(); i++) {
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
            if (broker(order.follower()).connected) {
                broker(order.follower()).arrives(order, rig.clock.instant());
            }
        }
    }

    /** A terminal answers in the order of what it reads: first what came before the request. */
    private void answerSnapshotRequests() {
        List<AccountId> asked = List.copyOf(rig.destination.snapshotRequests);
        rig.destination.snapshotRequests.clear();
        for (AccountId account : asked) {
            takeOrders();
            SimulatedBroker broker = broker(account);
            if (broker.connected && sendsSnapshots(broker)) {
                while (!broker.incoming.isEmpty()) {
                    broker.readOne(rig.clock.instant());
                }
                List.copyOf(broker.outgoing).forEach(this::report);
                broker.outgoing.clear();
                snapshot(broker);
            }
        }
    }

    private static boolean sendsSnapshots(SimulatedBroker broker) {
        return broker.expert == SimulatedBroker.Expert.CAREFUL || broker.expert == SimulatedBroker.Expert.FORGETFUL;
    }

    /** What it has answered comes before its list, and what it has not read yet is not in it. */
    private void listTickets() {
        SimulatedBroker broker = broker(BASIC);
        if (!broker.connected) {
            return;
        }
        takeOrders();
        List<ExecutionReport> answers = List.copyOf(broker.outgoing);
        broker.outgoing.clear();
        answers.forEach(this::report);
        Set<Ticket> tickets = Set.copyOf(broker.positions.keySet());
        say(
                "expert of " + BASIC + " lists " + tickets,
                () -> rig.run(new CopyEvent.FollowerLists(BASIC, tickets, rig.clock.instant(), 0)));
        closeWhatIsNoCopy(broker);
    }

    private void closeWhatIsNoCopy(SimulatedBroker broker) {
        for (List<Ticket> tickets : List.copyOf(rig.destination.compared)) {
            tickets.forEach(
                    ticket -> say("closes " + ticket + ", which is no copy", () -> broker.positions.remove(ticket)));
        }
        rig.destination.compared.clear();
    }

    private void snapshot(SimulatedBroker broker) {
        story.add("snapshot of " + broker.account + ": " + broker.positions.values());
        rig.holds(broker.account, broker.positions.values().toArray(new HeldPosition[0]));
    }

    private void connect(SimulatedBroker broker) {
        broker.connected = true;
        if (broker.expert == SimulatedBroker.Expert.PLAIN) {
            rig.connect(broker.account, false);
            return;
        }
        if (broker.expert == SimulatedBroker.Expert.BASIC) {
            rig.destination.followers.put(BASIC, RecordingDestination.Connected.basic(BASIC));
            rig.run(new CopyEvent.Connected(BASIC));
            listTickets();
            return;
        }
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

    private void killEngine() {
        takeOrders();
        rig.restart();
        brokers.values().forEach(SimulatedBroker::breakConnection);
    }

    private void masterOpens() {
        long ticket = nextTicket++;
        Lots lots = new Lots(BigDecimal.valueOf(1 + random.nextInt(60), 2));
        masterHolds.put(ticket, lots);
        masterOpenedAt.put(ticket, rig.clock.instant());
        say("master opens " + ticket + " " + lots, () -> note(ticket, rig.open(ticket, lots.toString())));
    }

    private void note(long ticket, Rig.Answer answer) {
        if (answer.answers != 1) {
            throw new AssertionError("answered " + answer.answers + " times");
        }
        if (answer.trade != null) {
            acknowledged.put(ticket, answer.trade.toString());
        } else if (answer.refusal != Refusal.UNAVAILABLE && answer.refusal != Refusal.UNKNOWN_TICKET) {
            throw new AssertionError("refused as " + answer.refusal);
        }
    }

    private void masterCloses() {
        if (!masterHolds.isEmpty()) {
            long ticket = anyTicket();
            masterHolds.remove(ticket);
            say("master closes " + ticket, () -> note(rig.close(ticket)));
        }
    }

    private static void note(Rig.Answer answer) {
        if (answer.answers != 1) {
            throw new AssertionError("answered " + answer.answers + " times");
        }
    }

    private void masterClosesAPart() {
        if (masterHolds.isEmpty()) {
            return;
        }
        long ticket = anyTicket();
        Lots held = Objects.requireNonNull(masterHolds.get(ticket));
        Lots rest = held.times(new BigDecimal("0.5")).floorTo(Lots.of("0.01"));
        if (!rest.isZero()) {
            masterHolds.put(ticket, rest);
            say(
                    "master leaves " + rest + " of " + ticket,
                    () -> note(rig.partial(ticket, held.minus(rest).toString(), rest.toString())));
        }
    }

    private void masterRepeats() {
        if (!acknowledged.isEmpty()) {
            List<Long> known = List.copyOf(acknowledged.keySet());
            long ticket = known.get(random.nextInt(known.size()));
            say("master repeats " + ticket, () -> {
                Rig.Answer again = rig.open(ticket, "0.01");
                note(again);
                if (again.trade != null && !again.trade.toString().equals(acknowledged.get(ticket))) {
                    throw new AssertionError("a repeat of " + ticket + " made another trade");
                }
            });
        }
    }

    private void masterReconnects() {
        say(
                "master shows what it holds",
                () -> rig.masterHolds(masterHolds.entrySet().stream()
                        .map(entry -> rig.held(
                                entry.getKey(), entry.getValue().toString(), masterOpenedAt.get(entry.getKey())))
                        .toArray(MasterSnapshot.Held[]::new)));
    }

    private void closesByHand(SimulatedBroker broker) {
        if (!broker.positions.isEmpty()) {
            HeldPosition position = broker.positions.values().iterator().next();
            say(broker.account + " closes " + position.ticket() + " by hand", () -> broker.reduce(position, Lots.ZERO));
        }
    }

    private long anyTicket() {
        List<Long> held = List.copyOf(masterHolds.keySet());
        return held.get(random.nextInt(held.size()));
    }

    private void checkNeverTwice() {
        for (SimulatedBroker broker : brokers.values()) {
            for (Map.Entry<PairId, Integer> opened : broker.openedEver.entrySet()) {
                // One that forgets may be asked again for what it opened and closed unheard, but never holds two.
                boolean forgets = broker.expert == SimulatedBroker.Expert.FORGETFUL
                        || broker.expert == SimulatedBroker.Expert.BASIC;
                if (opened.getValue() > 1 && !forgets) {
                    throw new AssertionError("pair " + opened.getKey() + " was opened " + opened.getValue() + " times");
                }
            }
            long trades = broker.positions.values().stream()
                    .map(position -> stored(position).route().trade())
                    .distinct()
                    .count();
            if (trades != broker.positions.size()) {
                throw new AssertionError("two positions of one trade: " + broker.positions);
            }
        }
    }

    private TradePair stored(HeldPosition position) {
        return Objects.requireNonNull(rig.memory().pairs.get(position.pair().orElseThrow()));
    }

    /** Everything is mended, the master is shown to be flat or not, and time passes until nothing moves any more. */
    void mend(boolean masterFlat) {
        story.add("mended");
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(10));
        if (masterFlat) {
            masterHolds.clear();
        }
        masterReconnects();
        for (SimulatedBroker broker : brokers.values()) {
            broker.refuses = false;
            broker.filters = false;
            reconnect(broker);
        }
        for (int i = 0; i < 80; i++) {
            settleOnce();
            rig.pass(Duration.ofSeconds(5));
        }
        // A last look by every follower, as at any later reconnect.
        for (SimulatedBroker broker : brokers.values()) {
            disconnect(broker);
            connect(broker);
        }
        for (int i = 0; i < 20; i++) {
            settleOnce();
            rig.pass(Duration.ofSeconds(5));
        }
    }

    private void settleOnce() {
        takeOrders();
        for (SimulatedBroker broker : brokers.values()) {
            while (!broker.incoming.isEmpty()) {
                broker.readOne(rig.clock.instant());
            }
            List<ExecutionReport> answers = List.copyOf(broker.outgoing);
            broker.outgoing.clear();
            answers.forEach(this::report);
        }
        answerSnapshotRequests();
    }

    void checkFlat() {
        for (SimulatedBroker broker : brokers.values()) {
            // Nobody can know what a plain one holds when its answer was lost.
            if (broker.expert != SimulatedBroker.Expert.PLAIN && !broker.positions.isEmpty()) {
                throw new AssertionError("left behind: " + broker.positions.values());
            }
        }
        for (TradePair pair : rig.memory().pairs.values()) {
            if (pair.isLive() && !pair.follower().equals(PLAIN)) {
                throw new AssertionError("not at its end: " + pair);
            }
        }
    }

    void checkAccountedFor() {
        checkNeverTwice();
        for (TradePair pair : rig.memory().pairs.values()) {
            boolean ended = !pair.isLive();
            if (ended && pair.reason() == null) {
                throw new AssertionError("ended without a reason: " + pair);
            }
            if (pair.isPending()) {
                throw new AssertionError("never decided: " + pair);
            }
            SimulatedBroker broker = broker(pair.follower());
            if (broker.expert == SimulatedBroker.Expert.PLAIN) {
                continue;
            }
            HeldPosition position = broker.positions.values().stream()
                    .filter(held -> held.pair().orElseThrow().equals(pair.id()))
                    .findFirst()
                    .orElse(null);
            if ((position != null) != pair.isOpen()) {
                throw new AssertionError(pair + " but the broker has " + position);
            }
            if (position != null && broker.expert != SimulatedBroker.Expert.BASIC) {
                checkSize(pair, position);
            }
        }
        for (long ticket : acknowledged.keySet()) {
            if (rig.pairsOf(ticket).size() != FOLLOWERS.size()) {
                throw new AssertionError("acknowledged " + ticket + " has the copies " + rig.pairsOf(ticket));
            }
        }
    }

    private void checkSize(TradePair pair, HeldPosition position) {
        TradePair now = pair.following(rig.tradeOf(pair).remaining());
        if (!position.lots().equals(now.wanted().volume())) {
            throw new AssertionError("wanted " + now.wanted().volume() + " of " + pair + " but open is " + position);
        }
    }

    String story() {
        return String.join("\n", story);
    }
}
