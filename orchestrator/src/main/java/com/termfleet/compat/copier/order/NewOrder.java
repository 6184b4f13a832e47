package com.termfleet.compat.copier.order;

import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OneLine;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An order to be placed, checked. */
public record NewOrder(
        OrderType type, Symbol symbol, Lots lots, Price price, Price stopLoss, Price takeProfit, String comment) {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS = 8;
    private static final int LONGEST_COMMENT = 100;

    /**
     * @param type null if the request's cannot be read; then the error is in {@code errors} already
     * @throws com.termfleet.kernel.InvalidInputException with all fields that cannot be used
     */
    public static NewOrder of(
            @Nullable OrderType type,
            @Nullable String symbol,
            @Nullable BigDecimal volume,
            @Nullable BigDecimal price,
            @Nullable BigDecimal stopLoss,
            @Nullable BigDecimal takeProfit,
            @Nullable String comment,
            FieldErrors errors) {
        Symbol named = symbol(symbol, errors);
        errors.check(volume != null && volume.signum() > 0 && fits(volume), "volume", "is required: lots above 0");
        boolean pending = type != null && type.isPending();
        errors.check(price == null || (price.signum() > 0 && fits(price)), "price", "must be above 0");
        errors.check(!pending || price != null, "price", "is required for a pending order");
        checkLevel("stopLoss", stopLoss, errors);
        checkLevel("takeProfit", takeProfit, errors);
        errors.check(
                comment == null || comment.isEmpty() || OneLine.fits(comment, LONGEST_COMMENT),
                "comment",
                "must be at most " + LONGEST_COMMENT + " characters on one line");
        errors.throwIfAny();
        if (type == null || named == null || volume == null) {
            throw new IllegalStateException("errors were not reported");
        }
        return new NewOrder(
                type,
                named,
                new Lots(volume),
                price(price),
                price(stopLoss),
                price(takeProfit),
                comment == null ? "" : comment);
    }

    /** @param level 0 for none, null to leave it as it is */
    public static void checkLevel(String field, @Nullable BigDecimal level, FieldErrors errors) {
        errors.check(
                level == null || (level.signum() >= 0 && fits(level)), field, "must not be negative; 0 means none");
    }

    private static boolean fits(BigDecimal number) {
        return number.compareTo(LARGEST) <= 0 && number.scale() <= DECIMALS;
    }

    static Price price(@Nullable BigDecimal price) {
        return price == null || price.signum() == 0 ? Price.NONE : new Price(price);
    }

    private static @Nullable Symbol symbol(@Nullable String name, FieldErrors errors) {
        if (name == null) {
            errors.add("symbol", "is required");
            return null;
        }
        try {
            return Symbol.of(name);
        } catch (IllegalArgumentException e) {
            errors.add("symbol", "is not usable: " + e.getMessage());
            return null;
        }
    }
}
