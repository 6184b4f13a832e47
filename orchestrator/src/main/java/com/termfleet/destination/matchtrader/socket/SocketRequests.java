package com.termfleet.destination.matchtrader.socket;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The messages that change something; levels of zero mean none. */
final class SocketRequests {

    private SocketRequests() {}

    /** @param extended whether the broker knows more than {@code symbol, volume, side, type} */
    static Message place(Order.Open order, boolean extended) {
        ObjectNode payload = Message.newPayload()
                .put("symbol", order.symbol().name())
                .put("volume", order.lots().value())
                .put("side", order.type().side().name().toLowerCase(Locale.ROOT))
                .put("type", kind(order.type()));
        if (order.type().isPending()) {
            payload.put("price", order.price().value());
        }
        if (extended) {
            payload.put("stopLoss", order.stopLoss().value())
                    .put("takeProfit", order.takeProfit().value())
                    .put("comment", "TF" + order.commandId());
        }
        return new Message("order.place", payload);
    }

    private static String kind(OrderType type) {
        return switch (type) {
            case BUY, SELL -> "market";
            case BUY_LIMIT, SELL_LIMIT -> "limit";
            case BUY_STOP, SELL_STOP -> "stop";
        };
    }

    static Message modify(BrokerItem item, Price stopLoss, Price takeProfit, Price price) {
        ObjectNode payload = Message.newPayload()
                .put("orderId", item.id())
                .put("stopLoss", stopLoss.value())
                .put("takeProfit", takeProfit.value());
        if (item.isOrder() && !price.isNone()) {
            payload.put("price", price.value());
        }
        return new Message("order.modify", payload);
    }

    static Message close(BrokerItem position, Lots lots) {
        return new Message(
                "order.close",
                Message.newPayload().put("orderId", position.id()).put("volume", lots.value()));
    }

    static Message cancel(BrokerItem order) {
        return new Message("order.cancel", Message.newPayload().put("orderId", order.id()));
    }
}
