package com.termfleet.simulation;

import com.termfleet.copy.processor.SimulatedDatabase.Copy;
import com.termfleet.copy.processor.SimulatedDatabase.Trade;
import com.termfleet.copy.subscription.Subscription.Closing;
import com.termfleet.gateway.SessionRole;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The invariants that hold at every moment. */
final class StepChecks {

    private final World world;

    /** Trades of which something was acknowledged, by master and ticket. */
    private final Map<AccountId, Map<Long, Long>> acknowledged = new HashMap<>();

    /** Copies that stay open though their subscription was removed. */
    private final Set<Long> kept = new HashSet<>();

    StepChecks(World world) {
        this.world = world;
    }

    Map<AccountId, Map<Long, Long>> acknowledged() {
        return acknowledged;
    }

    /**
     * A subscription is removed and its positions are kept. That means those that the server has on record and whose master
     * still holds them. An order, an open without an answer, and what the master has closed end.
     */
    void keeps(int subscription) {
        world.database.copies().stream()
                .filter(copy -> copy.subscription() == subscription
                        && copy.isOpen()
                        && !copy.wanted().isZero())
                .forEach(copy -> kept.add(copy.id()));
    }

    void check() {
        world.look();
        world.limits.look();
        for (BrokerAccount account : world.accounts) {
            neverTwice(account);
            noCopyIsASignal(account);
            neverClosedBeforeTheMaster(account);
            copiesFollowNobodyElse(account);
            world.coverage.look(account, world.database);
        }
        plainFollowerDoesNothingTwice();
    }

    private void neverTwice(BrokerAccount account) {
        Map<Long, Long> ticketByTrade = new HashMap<>();
        for (BrokerState.Order order : account.copiedOrders()) {
            Copy copy = copy(order.pair().orElseThrow());
            Long other = ticketByTrade.put(copy.trade(), order.ticket());
            if (other != null) {
                throw new Violation("never twice: trade " + copy.trade() + " waits as " + other + " and as " + order);
            }
        }
        for (BrokerState.Position position : account.copies()) {
            if (account.order(position.ticket()) != null) {
                // A part of the order is filled.
                continue;
            }
            Copy copy = copyOf(position);
            Long other = ticketByTrade.put(copy.trade(), position.ticket());
            if (other != null) {
                throw new Violation(
                        "never twice: trade " + copy.trade() + " is held as " + other + " and as " + position);
            }
        }
        account.openedByPair().forEach((pair, tickets) -> {
            if (Set.copyOf(tickets).size() > 1) {
                throw new Violation("never twice: copy " + pair + " was opened as " + tickets);
            }
        });
    }

    private Copy copyOf(BrokerState.Position position) {
        return copy(position.pair().orElseThrow());
    }

    private Copy copy(long id) {
        Copy copy = world.database.copy(id);
        if (copy == null) {
            throw new Violation("never lost: a position was opened for copy " + id + ", which is not stored");
        }
        return copy;
    }

    private void noCopyIsASignal(BrokerAccount account) {
        AccountId master = account.master();
        if (master == null) {
            return;
        }
        for (BrokerState.Position position : account.copies()) {
            if (world.database.trade(master, position.ticket()) != null) {
                throw new Violation("no loops: a copy became a signal of master " + master + ": " + position);
            }
        }
    }

    /** What the server believes that a master has left is never less than what it has. */
    private void neverClosedBeforeTheMaster(BrokerAccount account) {
        AccountId master = account.master();
        if (master == null) {
            return;
        }
        for (BrokerState.Position position : account.ownPositions()) {
            Trade trade = world.database.trade(master, position.ticket());
            if (trade != null && trade.remaining().isBelow(position.lots())) {
                throw new Violation("the server has " + trade + " but the master holds " + position);
            }
        }
    }

    /** Nobody closes more of a copy than its master has closed, unless the follower's side did it. */
    private void copiesFollowNobodyElse(BrokerAccount account) {
        account.openedByPair().forEach((pair, tickets) -> {
            for (long ticket : tickets) {
                Copy copy = copy(pair);
                if (copy.ticket() == ticket && !copy.isPlaced() && !account.isTouched(ticket)) {
                    atLeastWanted(copy, account.lots(ticket));
                }
            }
        });
    }

    private void plainFollowerDoesNothingTwice() {
        world.plain.opens().forEach((pair, times) -> {
            if (times > 1) {
                throw new Violation("never twice: the plain follower opened copy " + pair + " " + times + " times");
            }
        });
        for (PlainFollower.Position position : world.plain.everOpened()) {
            Copy copy = copy(position.pair());
            if (copy.ticket() == position.ticket()) {
                atLeastWanted(copy, position.lots());
            }
        }
    }

    private void atLeastWanted(Copy copy, Lots held) {
        Closing closing = world.database.subscription(copy.subscription()).closing();
        if (closing == Closing.CLOSE_NOW
                || (closing == Closing.KEEP && !kept.contains(copy.id()))
                || world.limits.wasStopped(copy.id())) {
            return;
        }
        Lots masterHas = masterHas(copy);
        if (masterHas != null && held.isBelow(world.database.wantedAt(copy.id(), masterHas))) {
            throw new Violation("closed too much: the master has " + masterHas + ", held is " + held + " of " + copy);
        }
    }

    /** What the master of a copy really holds; null if its broker's account is none of the simulation's. */
    private @Nullable Lots masterHas(Copy copy) {
        Trade trade = Objects.requireNonNull(world.database.tradeById(copy.trade()));
        for (BrokerAccount account : world.accounts) {
            if (trade.master().equals(account.master())) {
                return account.lots(trade.ticket());
            }
        }
        return null;
    }

    /** An acknowledged signal is in the database at the very moment of the acknowledgement. */
    void serverSays(Client client, byte[] bytes) {
        if (client.role() != SessionRole.MASTER) {
            return;
        }
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            List<String> field = List.of(line.split("\\|"));
            if (field.size() < 4 || !field.get(0).equals("ACK")) {
                continue;
            }
            long ticket = Long.parseLong(field.get(2));
            Trade trade = world.database.trade(client.account(), ticket);
            if (trade == null || trade.id() != Long.parseLong(field.get(3))) {
                throw new Violation("never lost: acknowledged but not stored: " + line);
            }
            acknowledged
                    .computeIfAbsent(client.account(), any -> new HashMap<>())
                    .putIfAbsent(ticket, trade.id());
        }
    }
}
