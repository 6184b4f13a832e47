package com.termfleet.kernel;

import java.math.BigDecimal;

/**
 * How one broker trades one symbol.
 *
 * @param digits decimals of a price
 * @param minVolume smallest order, in lots
 * @param maxVolume largest order, in lots; zero means no limit is known
 * @param volumeStep every order is a multiple of it, in lots
 * @param contractSize units of the base asset in one lot
 * @param tickValue what one tick is worth for one lot, in the account's currency
 * @param tickSize the smallest change of the price
 */
public record SymbolSpec(
        Symbol symbol,
        int digits,
        Lots minVolume,
        Lots maxVolume,
        Lots volumeStep,
        BigDecimal contractSize,
        BigDecimal tickValue,
        BigDecimal tickSize) {

    private static final Lots HUNDREDTH = Lots.of("0.01");

    /** What holds until the broker's own specification is known: volume step and minimum are 0.01 (wire-protocol, SYM). */
    public static SymbolSpec unknown(Symbol symbol) {
        return new SymbolSpec(
                symbol, 5, HUNDREDTH, Lots.ZERO, HUNDREDTH, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
