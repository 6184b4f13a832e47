package com.termfleet.faults;

import com.termfleet.kernel.Lots;
import com.termfleet.simulation.BrokerState;
import com.termfleet.simulation.NativeTerminal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One account at its broker with all that ever happened to it: the truth that the server's books are compared with. */
final class LiveAccount {

    /** ENUM_DEAL_REASON of a deal that an Expert Advisor asked for; any other is a person, a stop or the broker. */
    private static final int BY_EXPERT = 3;

    /** How a pending order may have ended without anybody's doing. */
    private static final String BY_ITS_EXPERT = "expert";

    private static final String FILLED = "filled";

    private final NativeTerminal terminal;
    private final Map<Long, BrokerState.Position> positions = new HashMap<>();
    private final Map<Long, BrokerState.Order> orders = new HashMap<>();
    private final Map<Long, Set<Long>> openedByPair = new HashMap<>();
    private final Set<Long> touched = new HashSet<>();
    private long lastDeal;

    LiveAccount(NativeTerminal terminal) {
        this.terminal = terminal;
    }

    /** Something done by hand at this account; the trade server may refuse it. */
    void command(String words) {
        boolean _ = terminal.command(words);
    }

    /** Reads the broker's state anew. */
    void look() {
        BrokerState state = BrokerState.of(terminal, lastDeal);
        positions.clear();
        state.positions().forEach(position -> positions.put(position.ticket(), position));
        orders.clear();
        state.orders().forEach(order -> orders.put(order.ticket(), order));
        state.ended().stream()
                .filter(order ->
                        !order.how().equals(BY_ITS_EXPERT) && !order.how().equals(FILLED))
                .forEach(order -> touched.add(order.ticket()));
        for (BrokerState.Deal deal : state.deals()) {
            lastDeal = Math.max(lastDeal, deal.ticket());
            if (deal.opens()) {
                deal.pair()
                        .ifPresent(pair -> openedByPair
                                .computeIfAbsent(pair, any -> new HashSet<>())
                                .add(deal.position()));
            } else if (deal.reason() != BY_EXPERT) {
                touched.add(deal.position());
            }
        }
    }

    /** Open positions that are copies, or that are none. */
    List<BrokerState.Position> positions(boolean copies) {
        List<BrokerState.Position> found = new ArrayList<>();
        for (BrokerState.Position position : positions.values()) {
            if (position.pair().isPresent() == copies) {
                found.add(position);
            }
        }
        found.sort((a, b) -> Long.compare(a.ticket(), b.ticket()));
        return found;
    }

    /** Pending orders that are copies, or that are none. */
    List<BrokerState.Order> orders(boolean copies) {
        return orders.values().stream()
                .filter(order -> order.pair().isPresent() == copies)
                .sorted((a, b) -> Long.compare(a.ticket(), b.ticket()))
                .toList();
    }

    /** The positions that were ever opened for a copy, by the copy's id. */
    Map<Long, Set<Long>> openedByPair() {
        return openedByPair;
    }

    /** Volume of a position or pending order; zero when it is gone or never was. */
    Lots lots(long ticket) {
        BrokerState.Position position = positions.get(ticket);
        BrokerState.Order order = orders.get(ticket);
        return position != null ? position.lots() : order != null ? order.lots() : Lots.ZERO;
    }

    /** Whether a person, a stop or the broker has closed some of that position, or removed that order. */
    boolean isTouched(long ticket) {
        return touched.contains(ticket);
    }
}
