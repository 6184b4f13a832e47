package com.termfleet.source.webhook;

import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Stop loss and take profit of an alert: a price ({@code sl}, {@code tp}), or a distance from the alert's price in pips
 * ({@code sl_pips}, {@code tp_pips}) or percent ({@code sl_pct}, {@code tp_pct}).
 *
 * @param price of the alert
 */
record LevelReader(AlertFields fields, Side side, String ticker, Price price) {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final BigDecimal PIP_OF_JPY = new BigDecimal("0.01");
    private static final BigDecimal PIP = new BigDecimal("0.0001");
    private static final BigDecimal PIP_OF_GOLD = new BigDecimal("0.1");
    private static final BigDecimal PIP_OF_SILVER = new BigDecimal("0.01");
    private static final int FIVE_DIGITS_MORE = 5;

    Levels levels() {
        return new Levels(level("sl", side == Side.BUY ? -1 : 1), level("tp", side == Side.BUY ? 1 : -1));
    }

    private Price level(String name, int direction) {
        BigDecimal pips = fields.decimal(name + "_pips");
        BigDecimal percent = fields.decimal(name + "_pct");
        if (pips != null) {
            BigDecimal pip = pip(name + "_pips");
            return pip == null ? Price.NONE : at(name + "_pips", pips.multiply(pip), direction);
        }
        if (percent != null) {
            BigDecimal distance = price.value().multiply(percent).multiply(PERCENT);
            return at(name + "_pct", rounded(distance), direction);
        }
        return fields.price(name);
    }

    private Price at(String field, BigDecimal distance, int direction) {
        BigDecimal level = price.value().add(distance.multiply(BigDecimal.valueOf(direction)));
        boolean usable = !price.isNone() && distance.signum() > 0 && level.signum() > 0;
        fields.errors()
                .check(!price.isNone(), "price", "is required: " + field + " is a distance from it")
                .check(usable || price.isNone(), field, "must be above 0 and leave a price above 0");
        return usable ? new Price(level) : Price.NONE;
    }

    /** To the digits of the price, or five significant ones if it has fewer. */
    private BigDecimal rounded(BigDecimal distance) {
        int digits = Math.max(price.value().scale(), 0);
        BigDecimal exact = distance.setScale(digits, RoundingMode.HALF_UP);
        return exact.signum() == 0 ? distance.round(new MathContext(FIVE_DIGITS_MORE)) : exact;
    }

    /** As traders count them; an instrument that has no such convention has no pips here. */
    private @Nullable BigDecimal pip(String field) {
        String name = ticker.toUpperCase(Locale.ROOT);
        if (name.startsWith("XAU") || name.startsWith("GOLD")) {
            return PIP_OF_GOLD;
        }
        if (name.startsWith("XAG") || name.startsWith("SILVER")) {
            return PIP_OF_SILVER;
        }
        if (!name.matches("[A-Z]{6}.*")) {
            fields.errors().add(field, "cannot be used: " + ticker + " has no pips; send the level itself, or percent");
            return null;
        }
        return name.startsWith("JPY", 3) ? PIP_OF_JPY : PIP;
    }

    /** Zero for none. */
    record Levels(Price stopLoss, Price takeProfit) {}
}
