package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Profit and margin in the account's currency, to the cent. */
final class Valuation {

    private static final int CENTS = 2;
    private static final int DIGITS = 10;

    private Valuation() {}

    static BigDecimal profit(Position position, BigDecimal volume, BigDecimal closePrice, String currency) {
        BigDecimal move = position.side() == Side.BUY
                ? closePrice.subtract(position.openPrice())
                : position.openPrice().subtract(closePrice);
        BigDecimal quoted = move.multiply(volume).multiply(position.instrument().contractSize());
        return inCurrency(quoted, position.instrument(), closePrice, currency);
    }

    static BigDecimal margin(
            Instrument instrument, BigDecimal volume, BigDecimal price, int leverage, String currency) {
        BigDecimal worth = volume.multiply(instrument.contractSize()).multiply(price);
        return inCurrency(worth, instrument, price, currency)
                .divide(BigDecimal.valueOf(leverage), CENTS, RoundingMode.HALF_UP);
    }

    /** An amount in a currency that is neither the account's nor convertible by this price counts one to one. */
    private static BigDecimal inCurrency(BigDecimal quoted, Instrument instrument, BigDecimal price, String currency) {
        boolean inverse = !instrument.quoteCurrency().equals(currency)
                && instrument.baseCurrency().equals(currency);
        BigDecimal converted = inverse ? quoted.divide(price, DIGITS, RoundingMode.HALF_UP) : quoted;
        return converted.setScale(CENTS, RoundingMode.HALF_UP);
    }
}
