package com.termfleet.copy.preview;

import com.termfleet.copy.preview.PreviewRequest.SignalRequest;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Stops;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads the signal of a request, and reports what is wrong with each field. To be used only if there are no errors. */
record PreviewedSignal(MasterTrade.Opening opening, Stops stops) {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS = 15;
    private static final Symbol NO_SYMBOL = Symbol.of("?");

    static PreviewedSignal of(@Nullable SignalRequest signal, FieldErrors errors) {
        if (signal == null) {
            errors.add("signal", "is required");
            return new PreviewedSignal(
                    new MasterTrade.Opening(NO_SYMBOL, OrderType.BUY, Price.NONE, Lots.ZERO), Stops.NONE);
        }
        BigDecimal lot = number("signal.lot", signal.lot(), errors);
        errors.check(lot.signum() > 0, "signal.lot", "must be above 0");
        return new PreviewedSignal(
                new MasterTrade.Opening(
                        symbol(signal.symbol(), errors),
                        type(signal.type(), errors),
                        new Price(number("signal.price", signal.price(), errors)),
                        new Lots(lot)),
                new Stops(
                        new Price(number("signal.sl", signal.sl(), errors)),
                        new Price(number("signal.tp", signal.tp(), errors))));
    }

    private static OrderType type(@Nullable String name, FieldErrors errors) {
        for (OrderType type : OrderType.values()) {
            if (type.name().equals(name)) {
                return type;
            }
        }
        errors.add("signal.type", "must be one of " + Arrays.toString(OrderType.values()));
        return OrderType.BUY;
    }

    private static Symbol symbol(@Nullable String name, FieldErrors errors) {
        if (name == null) {
            errors.add("signal.symbol", "is required");
            return NO_SYMBOL;
        }
        try {
            return Symbol.of(name);
        } catch (IllegalArgumentException e) {
            errors.add("signal.symbol", "is not usable: " + e.getMessage());
            return NO_SYMBOL;
        }
    }

    /** Zero if it is left out or not usable. */
    private static BigDecimal number(String field, @Nullable BigDecimal value, FieldErrors errors) {
        if (value == null) {
            return BigDecimal.ZERO;
        }
        boolean usable = value.signum() >= 0 && value.compareTo(LARGEST) <= 0 && value.scale() <= DECIMALS;
        errors.check(
                usable,
                field,
                "must be between 0 and " + LARGEST.toPlainString() + " and have at most " + DECIMALS + " decimals");
        return usable ? value : BigDecimal.ZERO;
    }
}
