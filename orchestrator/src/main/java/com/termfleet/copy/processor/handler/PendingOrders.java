package com.termfleet.copy.processor.handler;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The masters' pending orders, so that one that fills can be copied as an open. In memory only: a master's snapshot lists
 * them after every connection. Bounded for each master; beyond that the oldest is dropped. Processor thread only.
 */
public final class PendingOrders {

    private static final int MOST_OF_A_MASTER = 10_000;

    private final Map<AccountId, Map<Ticket, Signal.Open>> byMaster = new HashMap<>();

    public void placed(Signal.Open order) {
        put(order);
    }

    public void cancelled(AccountId master, Ticket ticket) {
        of(master).remove(ticket);
    }

    /** @return false if no pending order has this ticket */
    public boolean modified(Signal.Modify modify) {
        Signal.Open order = of(modify.master()).get(modify.ticket());
        if (order == null) {
            return false;
        }
        Price price = modify.price().isNone() ? order.price() : modify.price();
        put(new Signal.Open(
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
        Signal.Open order = of(filled.master()).remove(filled.ticket());
        if (order == null) {
            return null;
        }
        Origin origin = filled.origin();
        Origin opened = new Origin(
                origin.master(),
                filled.position(),
                origin.receivedAt(),
                origin.seenAt(),
                origin.magic(),
                origin.comment(),
                origin.brokerLogin());
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
        for (MasterSnapshot.Held held : snapshot.positions()) {
            if (held.type().isPending()) {
                Origin origin = new Origin(
                        snapshot.master(),
                        held.ticket(),
                        snapshot.receivedAt(),
                        null,
                        held.magic(),
                        held.comment(),
                        snapshot.brokerLogin());
                put(new Signal.Open(
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

    private void put(Signal.Open order) {
        Map<Ticket, Signal.Open> orders = of(order.master());
        orders.put(order.ticket(), order);
        if (orders.size() > MOST_OF_A_MASTER) {
            orders.remove(orders.keySet().iterator().next());
        }
    }

    private Map<Ticket, Signal.Open> of(AccountId master) {
        return byMaster.computeIfAbsent(master, m -> new LinkedHashMap<>());
    }
}
