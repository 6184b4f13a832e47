package com.termfleet.simulation;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account at its broker with all that ever happened to it: the truth that the server is measured by. */
final class BrokerAccount {

    /** ENUM_DEAL_REASON of a deal that an Expert Advisor asked for; any other is a person, a stop or the broker. */
    private static final int BY_EXPERT = 3;

    private final NativeTerminal terminal;
    private final @Nullable AccountId master;
    private final @Nullable AccountId follower;
    private final Map<Long, BrokerState.Position> positions = new HashMap<>();
    private final Map<Long, List<Long>> openedByPair = new HashMap<>();
    private final Map<Long, Long> pairs = new HashMap<>();
    private final Set<Long> touched = new HashSet<>();
    private final Map<Long, BrokerState.Order> orders = new HashMap<>();
    private final Map<Long, BrokerState.Ended> ended = new HashMap<>();
    private final @Nullable NettedPositions netted;
    private long lastDeal;

    /**
     * @param master the account under which its trades are signals, null for none
     * @param follower the account under which it follows, null for none
     * @param nets whether it has one position for each symbol
     */
    BrokerAccount(NativeTerminal terminal, @Nullable AccountId master, @Nullable AccountId follower, boolean nets) {
        this.terminal = terminal;
        this.master = master;
        this.follower = follower;
        this.netted = nets ? new NettedPositions() : null;
    }

    /** Whether it has one position for each symbol. */
    boolean nets() {
        return netted != null;
    }

    NativeTerminal terminal() {
        return terminal;
    }

    @Nullable
    AccountId master() {
        return master;
    }

    @Nullable
    AccountId follower() {
        return follower;
    }

    /**
     * Reads the broker's state anew; what the expert printed goes to the story.
     *
     * @return whether something was executed, or an order has ended, since the last look
     */
    boolean look(Story story) {
        int before = ended.size();
        long dealBefore = lastDeal;
        BrokerState state = BrokerState.of(terminal, lastDeal);
        orders.clear();
        state.orders().forEach(order -> orders.put(order.ticket(), order));
        state.ended().forEach(order -> note(order, story));
        for (BrokerState.Deal deal : state.deals()) {
            lastDeal = Math.max(lastDeal, deal.ticket());
            note(deal);
            story.tell(() -> "    broker " + deal);
        }
        positions.clear();
        List<BrokerState.Position> held = netted == null ? state.positions() : netted.parts(state.positions());
        held.forEach(position -> positions.put(position.ticket(), position));
        state.printed().forEach(line -> story.tell(() -> "    printed " + line));
        return ended.size() > before || lastDeal > dealBefore;
    }

    private void note(BrokerState.Ended order, Story story) {
        if (ended.put(order.ticket(), order) == null) {
            story.tell(() -> "    broker " + order);
            if (!order.how().equals("filled") && !order.filled().isZero()) {
                // Its position is smaller than the order was.
                touched.add(order.ticket());
            }
        }
    }

    private void note(BrokerState.Deal deal) {
        if (netted != null) {
            touched.addAll(netted.apply(deal));
            if (netted.hasOpened(deal.order())) {
                deal.pair().ifPresent(pair -> opened(pair, deal.order()));
            }
            return;
        }
        if (deal.opens()) {
            deal.pair().ifPresent(pair -> opened(pair, deal.position()));
        } else if (deal.reason() != BY_EXPERT) {
            touched.add(deal.position());
        }
    }

    private void opened(long pair, long ticket) {
        openedByPair.computeIfAbsent(pair, any -> new ArrayList<>()).add(ticket);
        pairs.put(ticket, pair);
    }

    /** Parts of a netting account's positions of which more was closed than was open. */
    List<String> overclosed() {
        return netted == null ? List.of() : netted.overclosed();
    }

    /** All open positions, by ticket; of a netting account the parts that they consist of. */
    Map<Long, BrokerState.Position> positions() {
        return positions;
    }

    /** Open positions that were not made by copying. */
    List<BrokerState.Position> ownPositions() {
        return sorted(false);
    }

    /** Open positions that are copies. */
    List<BrokerState.Position> copies() {
        return sorted(true);
    }

    /** Pending orders that were not made by copying. */
    List<BrokerState.Order> ownOrders() {
        return sortedOrders(false);
    }

    /** Pending orders that are copies. */
    List<BrokerState.Order> copiedOrders() {
        return sortedOrders(true);
    }

    private List<BrokerState.Order> sortedOrders(boolean copies) {
        return orders.values().stream()
                .filter(order -> order.pair().isPresent() == copies)
                .sorted((a, b) -> Long.compare(a.ticket(), b.ticket()))
                .toList();
    }

    BrokerState.@Nullable Order order(long ticket) {
        return orders.get(ticket);
    }

    /** Whether the follower's side ended that order: a person, its expiry, or a fill whose position was closed again. */
    boolean isOrderTouched(long ticket) {
        BrokerState.Ended end = ended.get(ticket);
        return end != null && !end.how().equals("expert");
    }

    private List<BrokerState.Position> sorted(boolean copies) {
        return positions.values().stream()
                .filter(position -> position.pair().isPresent() == copies)
                .sorted((a, b) -> Long.compare(a.ticket(), b.ticket()))
                .toList();
    }

    /** Positions that were ever opened for a copy, by the copy's id. */
    Map<Long, List<Long>> openedByPair() {
        return openedByPair;
    }

    /** Volume of a position; zero when it is closed or never was. */
    Lots lots(long ticket) {
        BrokerState.Position position = positions.get(ticket);
        return position == null ? Lots.ZERO : position.lots();
    }

    /** Whether a person, a stop or the broker has closed some of that position. */
    boolean isTouched(long ticket) {
        return touched.contains(ticket);
    }
}
