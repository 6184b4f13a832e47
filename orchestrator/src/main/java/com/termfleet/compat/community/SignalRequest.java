package com.termfleet.compat.community;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OneLine;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A signal as a generator posts it. Fields that were not sent are null.
 *
 * @param action in capitals: BUY, SELL, a pending order of MetaTrader such as BUY_LIMIT, CLOSE or MODIFY
 * @param entry the price at which a pending order waits; else what the generator saw
 * @param id generated if the request has none
 */
record SignalRequest(
        String id,
        String symbol,
        String action,
        BigDecimal volume,
        @Nullable BigDecimal entry,
        @Nullable BigDecimal stopLoss,
        @Nullable BigDecimal takeProfit,
        @Nullable BigDecimal confidence,
        @Nullable String timeframe,
        boolean limitOrders,
        @Nullable String reasoning) {

    private static final BigDecimal DEFAULT_VOLUME = new BigDecimal("0.01");
    private static final BigDecimal LARGEST_VOLUME = new BigDecimal("100000000");
    private static final int LONGEST_ID = 120;
    static final String SYMBOLS = "must be 1 to 64 characters without vertical bars and control characters";

    private static final String ACTIONS =
            "must be BUY, SELL, BUY_LIMIT, SELL_LIMIT, BUY_STOP, SELL_STOP, CLOSE or MODIFY";

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    static SignalRequest read(byte @Nullable [] bytes, Supplier<String> ids) {
        CommunityBody body = CommunityBody.read(bytes);
        String id = body.text("signal_id");
        BigDecimal volume = body.number("volume");
        SignalRequest request = new SignalRequest(
                id == null || id.isBlank() ? ids.get() : id.strip(),
                body.requiredText("symbol").strip(),
                body.requiredText("action").strip().toUpperCase(Locale.ROOT),
                volume == null ? DEFAULT_VOLUME : volume,
                body.number("entry"),
                body.number("sl"),
                body.number("tp"),
                body.number("confidence"),
                body.text("timeframe"),
                body.flag("limit_orders"),
                body.text("reasoning"));
        request.check(body.errors());
        body.check();
        return request;
    }

    private void check(FieldErrors errors) {
        errors.check(OneLine.fits(id, LONGEST_ID), "signal_id", "must be at most " + LONGEST_ID + " characters")
                .check(symbol.isEmpty() || isSymbol(symbol), "symbol", SYMBOLS)
                .check(action.isEmpty() || isAction(), "action", ACTIONS)
                .check(
                        volume.signum() > 0 && volume.compareTo(LARGEST_VOLUME) <= 0,
                        "volume",
                        "must be above 0 and at most " + LARGEST_VOLUME.toPlainString());
        checkPrice("entry", entry, errors);
        checkPrice("sl", stopLoss, errors);
        checkPrice("tp", takeProfit, errors);
        errors.check(!needsEntry() || isAbove(entry), "entry", "is required for a pending order, and must be above 0");
    }

    private static void checkPrice(String field, @Nullable BigDecimal price, FieldErrors errors) {
        errors.check(price == null || price.signum() >= 0, field, "must not be negative");
    }

    static boolean isSymbol(String text) {
        try {
            Symbol.of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isAction() {
        return closes() || modifies() || typed() != null;
    }

    private @Nullable OrderType typed() {
        for (OrderType type : OrderType.values()) {
            if (type.name().equals(action)) {
                return type;
            }
        }
        return null;
    }

    private boolean closes() {
        return action.equals("CLOSE");
    }

    private boolean modifies() {
        return action.equals("MODIFY");
    }

    private boolean needsEntry() {
        OrderType type = typed();
        return type != null && type(type).isPending();
    }

    /** {@code limit_orders} makes a BUY or SELL wait at its entry. */
    private OrderType type(OrderType named) {
        if (!limitOrders || named.isPending()) {
            return named;
        }
        return named.side() == Side.BUY ? OrderType.BUY_LIMIT : OrderType.SELL_LIMIT;
    }

    private static boolean isAbove(@Nullable BigDecimal price) {
        return price != null && price.signum() > 0;
    }

    /** What it asks for. A close or a change means all trades of its symbol. */
    SourceRequest toSource() {
        Target target = new Target.OfSymbol(Symbol.of(symbol), null);
        if (closes()) {
            return new SourceRequest.Close(target, null, price(entry), Money.ZERO);
        }
        if (modifies()) {
            return new SourceRequest.Modify(target, priceOrNull(stopLoss), priceOrNull(takeProfit), priceOrNull(entry));
        }
        return new SourceRequest.Open(
                id,
                type(Objects.requireNonNull(typed())),
                Symbol.of(symbol),
                new Lots(volume),
                price(entry),
                price(stopLoss),
                price(takeProfit),
                "");
    }

    private static Price price(@Nullable BigDecimal value) {
        return value == null ? Price.NONE : new Price(value);
    }

    private static @Nullable Price priceOrNull(@Nullable BigDecimal value) {
        return value == null ? null : new Price(value);
    }
}
