package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One account's state. Guarded by its {@link Broker}, which alone changes it. */
final class TradingAccount {

    final String id;
    final String currency;
    final int leverage;
    final Map<String, Position> positions = new LinkedHashMap<>();
    final Map<String, PendingOrder> orders = new LinkedHashMap<>();
    final List<ClosedOperation> closed = new ArrayList<>();
    BigDecimal balance;

    TradingAccount(String id, String currency, int leverage, BigDecimal balance) {
        this.id = id;
        this.currency = currency;
        this.leverage = leverage;
        this.balance = balance;
    }

    Position position(String position) {
        Position found = positions.get(position);
        if (found == null) {
            throw new TradeRefused("POSITION_NOT_FOUND", "Position not found");
        }
        return found;
    }

    PendingOrder order(String order) {
        PendingOrder found = orders.get(order);
        if (found == null) {
            throw new TradeRefused("ORDER_NOT_FOUND", "Order not found");
        }
        return found;
    }
}
