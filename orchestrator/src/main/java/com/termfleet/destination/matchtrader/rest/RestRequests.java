package com.termfleet.destination.matchtrader.rest;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The bodies of writes. A price has three names: {@code price} when placed, {@code priceOrder} when changed, zero for none. */
final class RestRequests {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RestRequests() {}

    static String open(Order.Open order) {
        return order(order).toString();
    }

    static String place(Order.Open order) {
        return order(order)
                .put("price", order.price().value())
                .put("type", kind(order.type()))
                .toString();
    }

    private static ObjectNode order(Order.Open order) {
        return levels(trade(order.symbol().name(), order.type().side()), order.stopLoss(), order.takeProfit())
                .put("volume", order.lots().value());
    }

    static String edit(BrokerItem position, Price stopLoss, Price takeProfit) {
        return levels(trade(position), stopLoss, takeProfit)
                .put("id", position.id())
                // Under this name at some brokers.
                .put("positionId", position.id())
                .put("volume", position.lots().value())
                .toString();
    }

    static String editOrder(BrokerItem order, Price stopLoss, Price takeProfit, Price price) {
        return levels(trade(order), stopLoss, takeProfit)
                .put("id", order.id())
                .put("volume", order.lots().value())
                .put("type", kind(order.type()))
                .put("priceOrder", (price.isNone() ? order.price() : price).value())
                .toString();
    }

    /** @param opposite the side of the closing trade instead of the position's own */
    static String close(BrokerItem position, Lots lots, boolean opposite) {
        Side own = position.type().side();
        Side side = opposite == (own == Side.BUY) ? Side.SELL : Side.BUY;
        ObjectNode request = trade(position.symbol().name(), side).put("positionId", position.id());
        boolean isPart = lots.isBelow(position.lots());
        // A text when all is closed, a number when a part is.
        return (isPart ? request.put("volume", lots.value()) : request.put("volume", lots.toString())).toString();
    }

    static String cancel(BrokerItem order) {
        return trade(order)
                .put("id", order.id())
                .put("type", kind(order.type()))
                .toString();
    }

    static String range(Instant from, Instant to, boolean millis) {
        ObjectNode range = JSON.createObjectNode();
        if (millis) {
            range.put("from", from.toEpochMilli()).put("to", to.toEpochMilli());
        } else {
            range.put("from", iso(from)).put("to", iso(to));
        }
        return range.toString();
    }

    static boolean isAboutSide(String refusal) {
        return refusal.toLowerCase(Locale.ROOT).contains("side");
    }

    private static String iso(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static ObjectNode trade(BrokerItem item) {
        return trade(item.symbol().name(), item.type().side());
    }

    private static ObjectNode trade(String symbol, Side side) {
        return JSON.createObjectNode()
                .put("instrument", symbol)
                .put("orderSide", side.name())
                .put("isMobile", false);
    }

    private static ObjectNode levels(ObjectNode request, Price stopLoss, Price takeProfit) {
        return request.put("slPrice", stopLoss.value()).put("tpPrice", takeProfit.value());
    }

    private static String kind(OrderType type) {
        return switch (type) {
            case BUY_LIMIT, SELL_LIMIT -> "LIMIT";
            case BUY_STOP, SELL_STOP -> "STOP";
            case BUY, SELL -> throw new IllegalArgumentException("No pending order: " + type);
        };
    }
}
