package com.termfleet.source.tradingview.capture;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import com.termfleet.source.tradingview.capture.CaptureStep.Request;
import com.termfleet.source.tradingview.capture.Captured.Execution;
import com.termfleet.source.tradingview.capture.CapturedOrder.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what something captured means for copies, by the orders that were captured before. One instance for one exchange.
 * Orders that were not captured, since they were placed elsewhere or before the proxy ran, are ignored.
 *
 * <p>A market order opens a trade when the broker first lists its execution with a position; a limit or stop order at once, as
 * a pending order. What is closed is counted by position: by the requests that the broker has confirmed, and by the
 * executions that it lists, which also show closes by stop loss, take profit or the broker.
 */
public final class CaptureRules {

    private static final String COMMENT = "TradingView";

    private final String exchange;
    private final Market market;
    private final Map<String, CapturedOrder> orders = new LinkedHashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    private final List<Request> requests = new ArrayList<>();

    private CaptureRules(String exchange, List<CapturedOrder> known, Market market) {
        this.exchange = exchange;
        this.market = market;
        known.forEach(order -> orders.put(order.id(), order));
    }

    /**
     * @param exchange id of the exchange in which it was captured
     * @param known in the order in which they were placed: those that have not ended, and those that belong to a position of
     *     one that has not
     */
    public static CaptureStep apply(String exchange, Captured captured, List<CapturedOrder> known, Market market) {
        CaptureRules rules = new CaptureRules(exchange, known, market);
        rules.apply(captured);
        return new CaptureStep(
                rules.changed.stream()
                        .map(id -> Objects.requireNonNull(rules.orders.get(id)))
                        .toList(),
                rules.requests);
    }

    private void apply(Captured captured) {
        switch (captured) {
            case Captured.Placed placed -> place(placed);
            case Captured.Executed executed -> execute(executed.executions());
            case Captured.PositionChanged change -> change(change);
            case Captured.PositionClosed closed -> close(closed.position(), closed.quantity());
            case Captured.OrderChanged change -> change(change);
            case Captured.OrderRemoved removed -> remove(removed.order());
            case Captured.Instruments instruments -> market.pips(instruments.pipSizes());
        }
    }

    private void place(Captured.Placed placed) {
        if (placed.kind() == Captured.Kind.MARKET) {
            market.seen(placed.instrument(), placed.price());
        }
        if (!orders.containsKey(placed.order())) {
            CapturedOrder order = CapturedOrder.of(placed);
            put(order);
            if (order.state() == State.WAITING) {
                open(order);
            }
        }
        trail();
    }

    private void open(CapturedOrder order) {
        request(
                "open:" + order.id(),
                new SourceRequest.Open(
                        order.id(),
                        order.type(),
                        order.instrument(),
                        order.quantity(),
                        order.price(),
                        order.stopLoss(),
                        order.takeProfit(),
                        COMMENT));
    }

    private void execute(List<Execution> executions) {
        for (CapturedOrder order : List.copyOf(orders.values())) {
            List<Execution> own = executions.stream()
                    .filter(execution -> execution.order().equals(order.id()))
                    .toList();
            own.forEach(execution -> market.seen(order.instrument(), execution.price()));
            if (order.state() == State.SENT || order.state() == State.WAITING) {
                execute(order, own, executions);
            }
        }
        Set<String> positions = new LinkedHashSet<>();
        orders.values().stream()
                .map(CapturedOrder::position)
                .filter(Objects::nonNull)
                .forEach(positions::add);
        positions.forEach(position -> closeWhatTheBrokerClosed(position, executions));
        trail();
    }

    private void execute(CapturedOrder order, List<Execution> own, List<Execution> all) {
        Optional<Execution> opening = own.stream()
                .filter(execution -> !execution.isClose() && execution.position() != null)
                .findFirst();
        if (opening.isPresent()) {
            String position = Objects.requireNonNull(opening.get().position());
            Lots opened = order.quantity().minus(closed(own).min(order.quantity()));
            if (opened.isZero()) {
                end(order);
                return;
            }
            opened(order, order.opened(position, opened, opening.get().price(), closedOf(position, all)));
        } else if (!own.isEmpty() && own.stream().allMatch(Execution::isClose)) {
            // It only made a position smaller, which is counted there.
            end(order);
        }
    }

    private void opened(CapturedOrder before, CapturedOrder order) {
        put(order);
        if (before.state() == State.SENT) {
            open(order);
        } else {
            request("fill:" + order.id(), new SourceRequest.Filled(target(order), order.price()));
            if (!order.quantity().equals(before.quantity())) {
                requestClose(order, before.quantity().minus(order.quantity()), "rest:" + order.id());
            }
        }
    }

    private void end(CapturedOrder order) {
        put(order.ended());
        if (order.state() == State.WAITING) {
            request("cancel:" + order.id(), new SourceRequest.Cancel(target(order)));
        }
    }

    private void closeWhatTheBrokerClosed(String position, List<Execution> executions) {
        List<CapturedOrder> parts =
                orders.values().stream().filter(order -> order.isOf(position)).toList();
        Lots counted = parts.stream()
                .map(CapturedOrder::closed)
                .reduce(parts.getFirst().closedBefore(), Lots::plus);
        Lots listed = closedOf(position, executions);
        if (counted.isBelow(listed)) {
            close(position, listed.minus(counted));
        }
    }

    private static Lots closedOf(String position, List<Execution> executions) {
        return closed(executions.stream()
                .filter(execution -> position.equals(execution.position()))
                .toList());
    }

    private static Lots closed(List<Execution> executions) {
        return executions.stream()
                .filter(Execution::isClose)
                .map(Execution::quantity)
                .reduce(Lots.ZERO, Lots::plus);
    }

    /** Oldest parts first. */
    private void close(String position, @Nullable Lots quantity) {
        Lots left = quantity;
        for (CapturedOrder order : List.copyOf(orders.values())) {
            Lots open = order.isOf(position) ? order.open() : Lots.ZERO;
            Lots part = left == null ? open : left.min(open);
            if (!part.isZero()) {
                CapturedOrder after = order.closed(part);
                put(after);
                requestClose(
                        order,
                        after.state() == State.ENDED ? null : part,
                        "close:" + order.id() + ":" + after.closed());
                left = left == null ? null : left.minus(part);
            }
        }
    }

    private void requestClose(CapturedOrder order, @Nullable Lots part, String key) {
        request(key, new SourceRequest.Close(target(order), part, Price.NONE, Money.ZERO));
    }

    private void change(Captured.PositionChanged change) {
        for (CapturedOrder order : List.copyOf(orders.values())) {
            if (order.isOf(change.position()) && order.state() == State.OPEN) {
                boolean keepsTrailing = change.stopLoss() == null && change.trailingPips() == null;
                CapturedOrder trailing = keepsTrailing ? order : order.withTrailing(change.trailingPips());
                put(trailing);
                setLevels(trailing, change.stopLoss(), change.takeProfit());
            }
        }
        trail();
    }

    private void change(Captured.OrderChanged change) {
        CapturedOrder order = orders.get(change.order());
        if (order != null && order.state() == State.WAITING) {
            CapturedOrder after = order.withPrice(Objects.requireNonNullElse(change.price(), order.price()))
                    .withLevels(
                            Objects.requireNonNullElse(change.stopLoss(), order.stopLoss()),
                            Objects.requireNonNullElse(change.takeProfit(), order.takeProfit()));
            put(after);
            modify(order, after);
        } else if (change.price() != null) {
            setNamedLevel(change.order(), change.price());
        }
    }

    private void remove(String id) {
        CapturedOrder order = orders.get(id);
        if (order != null && (order.state() == State.WAITING || order.state() == State.SENT)) {
            end(order);
        } else {
            setNamedLevel(id, Price.NONE);
        }
    }

    private void setNamedLevel(String id, Price price) {
        for (CapturedOrder order : List.copyOf(orders.values())) {
            LevelName.Level level = LevelName.of(id, order);
            if (level == LevelName.Level.STOP_LOSS) {
                CapturedOrder still = order.withTrailing(null);
                put(still);
                setLevels(still, price, null);
            } else if (level == LevelName.Level.TAKE_PROFIT) {
                setLevels(order, null, price);
            }
        }
    }

    private void setLevels(CapturedOrder order, @Nullable Price stopLoss, @Nullable Price takeProfit) {
        CapturedOrder after = order.withLevels(
                Objects.requireNonNullElse(stopLoss, order.stopLoss()),
                Objects.requireNonNullElse(takeProfit, order.takeProfit()));
        put(after);
        modify(order, after);
    }

    private void modify(CapturedOrder before, CapturedOrder after) {
        boolean visible = after.state() == State.OPEN || after.state() == State.WAITING;
        if (visible && !before.equals(after)) {
            Price price = before.price().equals(after.price()) ? null : after.price();
            request(
                    exchange + ":" + requests.size(),
                    new SourceRequest.Modify(target(after), after.stopLoss(), after.takeProfit(), price));
        }
    }

    /** Moves trailing stops by the prices that were seen. */
    private void trail() {
        for (CapturedOrder order : List.copyOf(orders.values())) {
            if (order.state() == State.OPEN) {
                market.trailingStop(order).ifPresent(stop -> setLevels(order, stop, null));
            }
        }
    }

    private static Target target(CapturedOrder order) {
        return new Target.Keyed(order.id());
    }

    private void request(String key, SourceRequest request) {
        requests.add(new Request(key, request));
    }

    private void put(CapturedOrder order) {
        if (!order.equals(orders.put(order.id(), order))) {
            changed.add(order.id());
        }
    }
}
