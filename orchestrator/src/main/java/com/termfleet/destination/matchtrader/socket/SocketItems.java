package com.termfleet.destination.matchtrader.socket;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows what becomes of positions and orders by what the dialogue tells. One thread uses it, but for {@link #has}. */
final class SocketItems {

    private static final Set<String> ENDED = Set.of("closed", "cancelled", "canceled", "expired", "rejected");

    private final SocketBook book;
    private final Map<String, BrokerItem> items;

    /** Replaced as a whole, for the socket's thread. */
    private volatile Set<String> ids;

    SocketItems(SocketBook book) {
        this.book = book;
        this.items = new LinkedHashMap<>();
        book.items().forEach(item -> items.put(item.id(), item));
        this.ids = Set.copyOf(items.keySet());
    }

    boolean has(String id) {
        return ids.contains(id);
    }

    List<BrokerItem> all() {
        return List.copyOf(items.values());
    }

    BrokerItem opened(String id, Order.Open order) {
        BrokerItem item = new BrokerItem(
                id, order.type(), order.symbol(), order.lots(), order.price(), Price.NONE, Price.NONE, null, null, "");
        put(item);
        return item;
    }

    void edited(BrokerItem item, Price stopLoss, Price takeProfit, Price price) {
        Price now = price.isNone() ? item.price() : price;
        put(with(item, item.type(), item.lots(), now, stopLoss, takeProfit));
    }

    void closed(BrokerItem position, Lots lots) {
        if (lots.isBelow(position.lots())) {
            put(with(
                    position,
                    position.type(),
                    position.lots().minus(lots),
                    position.price(),
                    position.stopLoss(),
                    position.takeProfit()));
        } else {
            removed(position.id());
        }
    }

    void removed(String id) {
        if (items.remove(id) != null) {
            ids = Set.copyOf(items.keySet());
            book.remove(id);
        }
    }

    /** News that nothing has asked for. */
    void told(Message status) {
        BrokerItem item = items.get(status.orderId());
        if (item == null) {
            return;
        }
        if (ENDED.contains(status.status())) {
            removed(item.id());
        } else if (status.status().equals("filled") && item.isOrder()) {
            OrderType type = item.type().side() == Side.BUY ? OrderType.BUY : OrderType.SELL;
            put(with(item, type, item.lots(), item.price(), item.stopLoss(), item.takeProfit()));
        }
    }

    private void put(BrokerItem item) {
        items.put(item.id(), item);
        ids = Set.copyOf(items.keySet());
        book.put(item);
    }

    private static BrokerItem with(
            BrokerItem item, OrderType type, Lots lots, Price price, Price stopLoss, Price takeProfit) {
        return new BrokerItem(
                item.id(),
                type,
                item.symbol(),
                lots,
                price,
                stopLoss,
                takeProfit,
                item.since(),
                item.profit(),
                item.comment());
    }
}
