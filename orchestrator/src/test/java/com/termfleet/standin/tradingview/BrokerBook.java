package com.termfleet.standin.tradingview;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders, positions and executions of one account. Market orders are filled at once, others on command. Thread-safe. */
final class BrokerBook {

    static final BigDecimal ASK = new BigDecimal("1.08512");
    static final BigDecimal BID = new BigDecimal("1.08502");

    record Order(String id, String instrument, String side, BigDecimal quantity) {}

    record Position(String id, String instrument, String side, BigDecimal quantity) {}

    record Execution(
            String order,
            String position,
            String instrument,
            String side,
            BigDecimal price,
            BigDecimal quantity,
            boolean close) {}

    // All guarded by this.
    private final Map<String, Order> waiting = new LinkedHashMap<>();
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private long lastId = 4710;

    synchronized Order place(String instrument, String side, BigDecimal quantity, boolean market) {
        Order order = new Order(Long.toString(++lastId), instrument, side, quantity);
        waiting.put(order.id(), order);
        if (market) {
            fill(order.id());
        }
        return order;
    }

    /** @return the new position's id */
    synchronized String fill(String id) {
        Order order = Optional.ofNullable(waiting.remove(id)).orElseThrow();
        String position = "P" + order.id();
        positions.put(position, new Position(position, order.instrument(), order.side(), order.quantity()));
        executions.add(new Execution(
                id, position, order.instrument(), order.side(), price(order.side()), order.quantity(), false));
        return position;
    }

    /** @return false if there is no such position */
    synchronized boolean close(String id, Optional<BigDecimal> amount) {
        Position position = positions.get(id);
        if (position == null) {
            return false;
        }
        BigDecimal closed = amount.orElse(position.quantity()).min(position.quantity());
        BigDecimal rest = position.quantity().subtract(closed);
        String opposite = position.side().equals("buy") ? "sell" : "buy";
        executions.add(new Execution(
                Long.toString(++lastId), id, position.instrument(), opposite, price(opposite), closed, true));
        if (rest.signum() == 0) {
            positions.remove(id);
        } else {
            positions.put(id, new Position(id, position.instrument(), position.side(), rest));
        }
        return true;
    }

    synchronized boolean has(String position) {
        return positions.containsKey(position);
    }

    /** A waiting order, or one of the levels, whose ids hold a point. */
    synchronized boolean remove(String order) {
        return order.contains(".") || waiting.remove(order) != null;
    }

    synchronized List<Execution> executions(String instrument) {
        return executions.stream()
                .filter(execution ->
                        instrument.isEmpty() || execution.instrument().equals(instrument))
                .toList();
    }

    synchronized List<Position> positions() {
        return List.copyOf(positions.values());
    }

    private static BigDecimal price(String side) {
        return side.equals("buy") ? ASK : BID;
    }
}
