package com.termfleet.copy.processor.state;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The masters' pending orders, so that one that fills can be copied as an open. In memory only: a master's snapshot lists
 * them after every connection. Bounded for each master; beyond that the oldest is dropped.
 *
 * <p>What a transaction changes is laid over the committed orders and {@link #apply() applied} once it is committed.
 * Processor thread only.
 */
public final class PendingOrders {

    private static final int MOST_OF_A_MASTER = 10_000;

    /** The committed orders; null if these are they. */
    private final @Nullable PendingOrders below;

    /** Masters whose committed orders a snapshot has replaced. */
    private final Set<AccountId> replaced = new HashSet<>();

    /** Empty for an order that was removed. */
    private final Map<AccountId, Map<Ticket, Optional<Signal.Open>>> byMaster = new LinkedHashMap<>();

    public PendingOrders() {
        this(null);
    }

    private PendingOrders(@Nullable PendingOrders below) {
        this.below = below;
    }

    PendingOrders laidOver() {
        return new PendingOrders(this);
    }

    public void placed(Signal.Open order) {
        put(order.master(), order.ticket(), Optional.of(order));
    }

    public void cancelled(AccountId master, Ticket ticket) {
        put(master, ticket, Optional.empty());
    }

    /** @return false if no pending order has this ticket */
    public boolean modified(Signal.Modify modify) {
        Signal.Open order = find(modify.master(), modify.ticket());
        if (order == null) {
            return false;
        }
        Price price = modify.price().isNone() ? order.price() : modify.price();
        placed(new Signal.Open(
                order.origin(),
                order.type(),
                order.symbol(),
                price,
                order.lots(),
                modify.stopLoss(),
                modify.takeProfit()));
        return true;
    }

    /** The open that the filled order has become; null if the order is not known. */
    public Signal.@Nullable Open filled(Signal.Filled filled) {
        Signal.Open order = find(filled.master(), filled.ticket());
        if (order == null) {
            return null;
        }
        cancelled(filled.master(), filled.ticket());
        Origin origin = filled.origin();
        Origin opened = new Origin(
                origin.master(),
                filled.position(),
                origin.receivedAt(),
                origin.seenAt(),
                origin.magic(),
                origin.comment(),
                origin.brokerLogin(),
                origin.hedging());
        return new Signal.Open(
                opened,
                order.type().side() == Side.BUY ? OrderType.BUY : OrderType.SELL,
                order.symbol(),
                filled.price(),
                order.lots(),
                order.stopLoss(),
                order.takeProfit());
    }

    /** A snapshot lists all of them. */
    public void replace(MasterSnapshot snapshot) {
        byMaster.remove(snapshot.master());
        replaced.add(snapshot.master());
        for (MasterSnapshot.Held held : snapshot.positions()) {
            if (held.type().isPending()) {
                Origin origin = new Origin(
                        snapshot.master(),
                        held.ticket(),
                        snapshot.receivedAt(),
                        null,
                        held.magic(),
                        held.comment(),
                        snapshot.brokerLogin(),
                        false);
                placed(new Signal.Open(
                        origin,
                        held.type(),
                        held.symbol(),
                        held.price(),
                        held.lots(),
                        held.stopLoss(),
                        held.takeProfit()));
            }
        }
    }

    /** Only after the transaction is committed. */
    void apply() {
        if (below == null) {
            return;
        }
        replaced.forEach(below.byMaster::remove);
        byMaster.forEach((master, orders) -> orders.forEach((ticket, order) -> below.put(master, ticket, order)));
    }

    private Signal.@Nullable Open find(AccountId master, Ticket ticket) {
        Optional<Signal.Open> order = byMaster.getOrDefault(master, Map.of()).get(ticket);
        if (order != null) {
            return order.orElse(null);
        }
        return below == null || replaced.contains(master) ? null : below.find(master, ticket);
    }

    private void put(AccountId master, Ticket ticket, Optional<Signal.Open> order) {
        Map<Ticket, Optional<Signal.Open>> orders = byMaster.computeIfAbsent(master, m -> new LinkedHashMap<>());
        if (below == null && order.isEmpty()) {
            orders.remove(ticket);
        } else {
            orders.put(ticket, order);
        }
        if (below == null && orders.size() > MOST_OF_A_MASTER) {
            orders.remove(orders.keySet().iterator().next());
        }
    }
}
