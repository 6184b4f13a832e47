package com.termfleet.faults;

import com.termfleet.kernel.Lots;
import com.termfleet.simulation.BrokerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The books of masters' and followers' brokers and of the server, compared. Empty lists when the promises are kept: they
 * must be once nothing is under way any more.
 *
 * @param duplicates positions that were opened twice for one position of the master
 * @param lost signals and copies that are neither executed nor ended with a reason
 * @param leftOpen copies that are open although the master's position is not, or larger than they should be
 */
record Comparison(List<String> duplicates, List<String> lost, List<String> leftOpen) {

    static Comparison of(Fleet fleet, StoredBooks stored) {
        fleet.look();
        Comparer comparer = new Comparer(fleet, stored);
        fleet.followers().forEach(comparer::follower);
        fleet.followers().forEach(comparer::orders);
        fleet.masters().forEach(comparer::master);
        stored.trades().values().forEach(comparer::trade);
        stored.pairs().values().forEach(comparer::pair);
        fleet.acknowledged()
                .forEach((master, trades) ->
                        trades.forEach((ticket, trade) -> comparer.acknowledged(master, ticket, trade)));
        return comparer.found;
    }

    boolean isClean() {
        return duplicates.isEmpty() && lost.isEmpty() && leftOpen.isEmpty();
    }

    /** Fills the lists. */
    private static final class Comparer {

        private final Comparison found = new Comparison(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        private final Fleet fleet;
        private final StoredBooks stored;
        private final Map<Long, Integer> pairsOfTrade = new HashMap<>();
        private final Map<MasterTicket, StoredBooks.Trade> byTicket = new HashMap<>();

        private record MasterTicket(long master, long ticket) {}

        Comparer(Fleet fleet, StoredBooks stored) {
            this.fleet = fleet;
            this.stored = stored;
            stored.pairs().values().forEach(pair -> pairsOfTrade.merge(pair.trade(), 1, Integer::sum));
            stored.trades()
                    .values()
                    .forEach(trade -> byTicket.put(new MasterTicket(trade.master(), trade.position()), trade));
        }

        void follower(long id, LiveAccount account) {
            account.openedByPair().forEach((pair, tickets) -> {
                if (tickets.size() > 1) {
                    found.duplicates.add("follower " + id + " opened copy " + pair + " as " + tickets);
                }
            });
            Map<Long, Long> ticketOfTrade = new HashMap<>();
            for (BrokerState.Position position : account.positions(true)) {
                StoredBooks.Pair pair = stored.pairs().get(position.pair().orElseThrow());
                if (pair == null || !pair.isOpen() || pair.ticket() != position.ticket()) {
                    found.leftOpen.add("follower " + id + " holds " + position + ", stored is " + pair);
                    continue;
                }
                if (ticketOfTrade.put(pair.trade(), position.ticket()) != null) {
                    found.duplicates.add("follower " + id + " holds trade " + pair.trade() + " twice");
                }
                if (pair.wanted().isBelow(position.lots())) {
                    found.leftOpen.add("follower " + id + " holds " + position + ", wanted is " + pair);
                }
            }
        }

        void orders(long id, LiveAccount account) {
            for (BrokerState.Order order : account.orders(true)) {
                StoredBooks.Pair pair = stored.pairs().get(order.pair().orElseThrow());
                if (pair == null || !pair.isPlaced() || pair.ticket() != order.ticket()) {
                    found.leftOpen.add("follower " + id + " waits with " + order + ", stored is " + pair);
                }
            }
        }

        void master(long id, LiveAccount account) {
            for (BrokerState.Order order : account.orders(false)) {
                StoredBooks.Trade trade = byTicket.get(new MasterTicket(id, order.ticket()));
                if (trade == null || trade.remaining().isBelow(order.lots())) {
                    found.lost.add("master " + id + " waits with " + order + ", stored is " + trade);
                }
            }
            for (BrokerState.Position position : account.positions(false)) {
                StoredBooks.Trade trade = byTicket.get(new MasterTicket(id, position.ticket()));
                if (trade == null || trade.remaining().isBelow(position.lots())) {
                    found.lost.add("master " + id + " holds " + position + ", stored is " + trade);
                }
            }
        }

        void trade(StoredBooks.Trade trade) {
            LiveAccount account = fleet.masters().get(trade.master());
            if (account != null && account.lots(trade.position()).isBelow(trade.remaining())) {
                found.leftOpen.add("stored is " + trade + ", the master holds " + account.lots(trade.position()));
            }
        }

        void pair(StoredBooks.Pair pair) {
            if (pair.isPending()) {
                found.lost.add("no decision about " + pair);
            } else if (!pair.isOpen() && !pair.isPlaced() && pair.reason() == null) {
                found.lost.add("ended without a reason: " + pair);
            } else if (pair.isOpen() || pair.isPlaced()) {
                LiveAccount account = fleet.followers().get(pair.follower());
                Lots held = account == null ? Lots.ZERO : account.lots(pair.ticket());
                boolean isTouched = account != null && account.isTouched(pair.ticket());
                if (held.isBelow(pair.wanted()) && !isTouched) {
                    found.lost.add("the follower holds " + held + " of " + pair);
                }
            }
        }

        void acknowledged(long master, long ticket, long id) {
            StoredBooks.Trade trade = stored.trades().get(id);
            int copies = pairsOfTrade.getOrDefault(id, 0);
            Set<Long> followers = fleet.subscribed().getOrDefault(master, Set.of());
            boolean isKnown = trade != null && (trade.ticket() == ticket || trade.position() == ticket);
            // Where an order was too old for a subscription when it was first seen, it has no copy before it fills.
            boolean needsNone = trade != null && trade.isOrder();
            if (!isKnown || (copies < followers.size() && !needsNone)) {
                found.lost.add("acknowledged to master " + master + " for " + ticket + " as " + id + ", stored is "
                        + trade + " with " + copies + " copies");
            }
        }
    }
}
