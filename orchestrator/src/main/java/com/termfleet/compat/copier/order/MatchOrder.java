package com.termfleet.compat.copier.order;

import com.termfleet.kernel.Decimals;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.OrderType;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request to a Match-Trader account.
 *
 * @param account its number here; absent: the caller's only one
 * @param action place (the default), modify, close or cancel
 * @param orderId the broker's id of what is modified, closed or cancelled
 * @param side BUY or SELL
 * @param type MARKET (the default), LIMIT or STOP
 * @param volume lots; of a close absent for all
 * @param price of a pending order
 * @param stopLoss 0 removes it, as of {@code takeProfit}
 * @param clientId a repeat with the same does nothing more
 */
record MatchOrder(
        @Nullable Long account,
        @Nullable String action,
        @Nullable String orderId,
        @Nullable String symbol,
        @Nullable String side,
        @Nullable String type,
        @Nullable BigDecimal volume,
        @Nullable BigDecimal price,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable String comment,
        @Nullable String clientId) {

    String verb() {
        return action == null ? "place" : action.toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidInputException with all fields that cannot be used */
    NewOrder toNewOrder() {
        FieldErrors errors = new FieldErrors();
        String direction = side == null ? "" : side.toUpperCase(Locale.ROOT);
        errors.check(direction.equals("BUY") || direction.equals("SELL"), "side", "is required: BUY or SELL");
        boolean buys = direction.equals("BUY");
        OrderType wanted = switch (type == null ? "MARKET" : type.toUpperCase(Locale.ROOT)) {
            case "MARKET" -> buys ? OrderType.BUY : OrderType.SELL;
            case "LIMIT" -> buys ? OrderType.BUY_LIMIT : OrderType.SELL_LIMIT;
            case "STOP" -> buys ? OrderType.BUY_STOP : OrderType.SELL_STOP;
            default -> null;
        };
        errors.check(wanted != null, "type", "must be MARKET, LIMIT or STOP");
        return NewOrder.of(wanted, symbol, volume, price, stopLoss, takeProfit, comment, errors);
    }

    /** @throws InvalidInputException if it is missing */
    OrderDesk.Which which() {
        if (orderId == null || orderId.isBlank()) {
            throw new InvalidInputException("orderId", "is required: the broker's id of the position or order");
        }
        return new OrderDesk.Which.ByBrokerId(orderId);
    }

    @Nullable
    BigDecimal lots() {
        if (volume == null) {
            return null;
        }
        return positive(volume);
    }

    void checkLevels() {
        FieldErrors errors = new FieldErrors();
        NewOrder.checkLevel("stopLoss", stopLoss, errors);
        NewOrder.checkLevel("takeProfit", takeProfit, errors);
        errors.check(price == null || price.signum() > 0, "price", "must be above 0");
        errors.check(
                        stopLoss != null || takeProfit != null || price != null,
                        "stopLoss",
                        "or takeProfit or price is required")
                .throwIfAny();
    }

    static BigDecimal lots(String volume) {
        try {
            return positive(Decimals.parse(volume));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("volume", "must be lots above 0, such as 0.10");
        }
    }

    private static BigDecimal positive(BigDecimal volume) {
        new FieldErrors()
                .check(volume.signum() > 0, "volume", "must be lots above 0, such as 0.10")
                .throwIfAny();
        return volume;
    }
}
