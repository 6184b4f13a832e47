package com.termfleet.standin.matchtrader.broker;

import java.math.BigDecimal;

/**
 * What can be traded. Volumes are lots.
 *
 * @param symbol the name that orders carry, with the broker's suffix
 * @param alias the name without it
 * @param contractSize units in one lot
 * @param pricePrecision decimals of a price
 */
public record Instrument(
        String symbol,
        String alias,
        String type,
        String baseCurrency,
        String quoteCurrency,
        BigDecimal volumeMin,
        BigDecimal volumeMax,
        BigDecimal volumeStep,
        BigDecimal contractSize,
        int pricePrecision) {

    public static Instrument forex(String symbol, String alias) {
        return new Instrument(
                symbol,
                alias,
                "FOREX",
                alias.substring(0, 3),
                alias.substring(3),
                new BigDecimal("0.01"),
                new BigDecimal("100"),
                new BigDecimal("0.01"),
                new BigDecimal("100000"),
                alias.endsWith("JPY") ? 3 : 5);
    }

    public BigDecimal point() {
        return BigDecimal.ONE.movePointLeft(pricePrecision);
    }

    public int volumePrecision() {
        return Math.max(0, volumeStep.stripTrailingZeros().scale());
    }

    /** @throws TradeRefused if the broker does not trade such a volume */
    void check(BigDecimal volume) {
        boolean isMultiple = volume.remainder(volumeStep).signum() == 0;
        if (volume.compareTo(volumeMin) < 0 || volume.compareTo(volumeMax) > 0 || !isMultiple) {
            throw new TradeRefused("INVALID_VOLUME", "Invalid volume");
        }
    }
}
