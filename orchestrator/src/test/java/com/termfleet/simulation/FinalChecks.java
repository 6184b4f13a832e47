package com.termfleet.simulation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import com.termfleet.copy.processor.SimulatedDatabase.Copy;
import com.termfleet.copy.processor.SimulatedDatabase.Trade;
import com.termfleet.copy.trade.MasterTrade.Status;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be true once all faults have ended and time enough has passed. */
final class FinalChecks {

    private final World world;

    FinalChecks(World world) {
        this.world = world;
    }

    void check() {
        world.look();
        for (BrokerAccount account : world.accounts) {
            everyPositionOfTheMasterIsKnown(account);
        }
        world.database.trades().forEach(this::isTrue);
        world.database.copies().forEach(this::isTrue);
        world.accounts.forEach(this::everyOrderOfTheMasterIsKnown);
        nothingAcknowledgedIsLost();
        everyOpenPositionIsDecidedAbout();
        world.limits.checkAtTheEnd();
        nothingIsLeftBehind();
    }

    private void everyPositionOfTheMasterIsKnown(BrokerAccount account) {
        AccountId master = account.master();
        if (master == null) {
            return;
        }
        for (BrokerState.Position position : account.ownPositions()) {
            Trade trade = world.database.trade(master, position.ticket());
            if (trade == null || !trade.remaining().equals(position.lots())) {
                throw new Violation("never lost: master " + master + " holds " + position + ", stored is " + trade);
            }
        }
    }

    private void everyOrderOfTheMasterIsKnown(BrokerAccount account) {
        AccountId master = account.master();
        if (master == null) {
            return;
        }
        for (BrokerState.Order order : account.ownOrders()) {
            Trade trade = world.database.trade(master, order.ticket());
            if (trade == null
                    || trade.status() != Status.PENDING
                    || trade.price().compareTo(order.price()) != 0) {
                throw new Violation("never lost: master " + master + " waits with " + order + ", stored is " + trade);
            }
        }
    }

    private void isTrue(Trade trade) {
        BrokerAccount account = Objects.requireNonNull(accountOf(trade.master(), true));
        BrokerState.Order order = account.order(trade.ticket());
        Lots held = order == null ? account.lots(trade.ticket()) : order.lots();
        if (!trade.remaining().equals(held)) {
            throw new Violation("never left behind: the master holds " + held + " of " + trade);
        }
    }

    private void isTrue(Copy copy) {
        if (copy.isPending()) {
            throw new Violation("never lost: no decision about " + copy);
        }
        if (!copy.isOpen() && !copy.isPlaced() && copy.reason() == null) {
            throw new Violation("every skip has a reason: " + copy);
        }
        Trade trade = Objects.requireNonNull(world.database.tradeById(copy.trade()));
        if (copy.isKept()) {
            return;
        }
        if ((copy.isOpen() || copy.isPlaced()) && !trade.isOpen()) {
            throw new Violation("never left behind: " + copy + " of " + trade);
        }
        BrokerAccount account = accountOf(copy.follower(), false);
        if (account != null && copy.isOpen()) {
            isHeldAsWanted(copy, account);
        }
        if (account != null && copy.isPlaced()) {
            waitsAsTheMasters(copy, trade, account);
        }
        if (account != null
                && Objects.equals(copy.reason(), "CANCELLED_BY_FOLLOWER")
                && !account.isOrderTouched(copy.ticket())) {
            throw new Violation("every reason is true: nobody removed the order of " + copy + " at its broker");
        }
        if (account != null
                && Objects.equals(copy.reason(), "CLOSED_BY_FOLLOWER")
                && !account.isTouched(copy.ticket())) {
            throw new Violation("every reason is true: nobody closed " + copy + " at its broker");
        }
    }

    private static void waitsAsTheMasters(Copy copy, Trade trade, BrokerAccount account) {
        BrokerState.Order order = account.order(copy.ticket());
        boolean moved = Objects.equals(copy.reason(), "MODIFY_REFUSED");
        if (order == null
                || trade.status() != Status.PENDING
                || !order.lots().equals(copy.wanted())
                || (!moved && order.price().compareTo(trade.price()) != 0)) {
            throw new Violation("waits as " + order + ": " + copy + " of " + trade);
        }
    }

    private static void isHeldAsWanted(Copy copy, BrokerAccount account) {
        Lots held = account.lots(copy.ticket());
        // What the follower's side has closed besides stays closed.
        boolean asWanted =
                held.equals(copy.wanted()) || (held.isBelow(copy.wanted()) && account.isTouched(copy.ticket()));
        if (!asWanted || !held.equals(copy.held())) {
            throw new Violation("open is " + held + " of " + copy);
        }
    }

    private void nothingAcknowledgedIsLost() {
        world.checks
                .acknowledged()
                .forEach((master, tickets) -> tickets.forEach((ticket, id) -> {
                    Trade trade = world.database.trade(master, ticket);
                    if (trade == null || trade.id() != id) {
                        throw new Violation(
                                "never lost: trade " + id + " was acknowledged for " + ticket + ", is " + trade);
                    }
                    List<Integer> copied = world.database.copies().stream()
                            .filter(copy -> copy.trade() == id)
                            .map(Copy::subscription)
                            .toList();
                    // An order from before a subscription has no copy until it fills.
                    boolean mayHaveNone = trade.isOrder()
                            && (copied.isEmpty()
                                    || world.database.subscribedTo(trade).stream()
                                            .anyMatch(this::wasMadeAgain));
                    // Whoever removes a subscription at that moment may miss it.
                    List<Integer> subscribed = world.database.subscribedTo(trade).stream()
                            .filter(world.database.liveSubscriptions()::contains)
                            .toList();
                    if (!mayHaveNone && !copied.containsAll(subscribed)) {
                        throw new Violation("never lost: trade " + id + " has copies of the subscriptions " + copied
                                + ", not of all " + subscribed);
                    }
                }));
    }

    /** Also for subscriptions that were made after it was opened. */
    private void everyOpenPositionIsDecidedAbout() {
        Map<Long, Set<Integer>> copied =
                world.database.copies().stream().collect(groupingBy(Copy::trade, mapping(Copy::subscription, toSet())));
        for (Trade trade : world.database.trades()) {
            if (!trade.isOpen() || trade.isOrder()) {
                continue;
            }
            Set<Integer> decided = copied.getOrDefault(trade.id(), Set.of());
            for (int number : world.database.liveSubscriptions()) {
                boolean isSubscribed =
                        world.database.subscription(number).master().equals(trade.master());
                if (isSubscribed && !decided.contains(number)) {
                    throw new Violation("never lost: no decision for subscription " + number + " about " + trade);
                }
            }
        }
    }

    private boolean wasMadeAgain(int subscription) {
        return subscription > World.SUBSCRIPTIONS;
    }

    private void nothingIsLeftBehind() {
        for (BrokerAccount account : world.accounts) {
            if (!account.overclosed().isEmpty()) {
                throw new Violation("never left behind: closed more than was open: " + account.overclosed());
            }
            for (BrokerState.Position position : account.copies()) {
                Copy copy = world.database.copy(position.pair().orElseThrow());
                if (copy == null || !copy.isOpen() || copy.ticket() != position.ticket()) {
                    throw new Violation("never left behind: " + position + " of " + copy);
                }
            }
            for (BrokerState.Order order : account.copiedOrders()) {
                Copy copy = world.database.copy(order.pair().orElseThrow());
                if (copy == null || !copy.isPlaced() || copy.ticket() != order.ticket()) {
                    throw new Violation("never left behind: " + order + " of " + copy);
                }
            }
        }
    }

    /** The account at the broker that has that number as a master or as a follower. */
    private @Nullable BrokerAccount accountOf(AccountId id, boolean asMaster) {
        for (BrokerAccount account : world.accounts) {
            if (id.equals(asMaster ? account.master() : account.follower())) {
                return account;
            }
        }
        return null;
    }
}
