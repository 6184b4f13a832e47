package com.termfleet.source.tradingview.capture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which level of an order an id names: brokers give a stop loss or take profit an id of its own when the order is placed, or
 * name it by order or position: {@code 123.TP.1699999999}.
 */
final class LevelName {

    private static final Pattern NAME = Pattern.compile("(.+)\\.(TP|SL)(\\..*)?");

    private LevelName() {}

    enum Level {
        NONE,
        STOP_LOSS,
        TAKE_PROFIT
    }

    static Level of(String id, CapturedOrder order) {
        if (order.state() == CapturedOrder.State.ENDED) {
            return Level.NONE;
        }
        if (id.equals(order.stopLossOrder())) {
            return Level.STOP_LOSS;
        }
        if (id.equals(order.takeProfitOrder())) {
            return Level.TAKE_PROFIT;
        }
        Matcher name = NAME.matcher(id);
        if (name.matches() && (name.group(1).equals(order.id()) || name.group(1).equals(order.position()))) {
            return name.group(2).equals("TP") ? Level.TAKE_PROFIT : Level.STOP_LOSS;
        }
        return Level.NONE;
    }
}
