package com.termfleet.kernel;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How one broker trades one symbol, as far as volumes are concerned.
 *
 * @param minVolume smallest order, in lots
 * @param maxVolume largest order, in lots; zero means no limit is known
 * @param volumeStep every order is a multiple of it, in lots; above zero
 * @param contractSize units of the instrument in one lot; zero means it is not known
 * @param tickSize smallest change of the price; zero means it is not known
 * @param productType how the broker calculates it, such as FOREX or CFD, in capitals; null if it is not known
 */
public record SymbolSpec(
        Symbol symbol,
        Lots minVolume,
        Lots maxVolume,
        Lots volumeStep,
        BigDecimal contractSize,
        BigDecimal tickSize,
        @Nullable String productType) {

    private static final Lots HUNDREDTH = Lots.of("0.01");

    /** Equality ignores trailing zeros. What is negative counts as not known. */
    public SymbolSpec {
        contractSize = normalised(contractSize);
        tickSize = normalised(tickSize);
    }

    /** The product type is not known. */
    public SymbolSpec(
            Symbol symbol,
            Lots minVolume,
            Lots maxVolume,
            Lots volumeStep,
            BigDecimal contractSize,
            BigDecimal tickSize) {
        this(symbol, minVolume, maxVolume, volumeStep, contractSize, tickSize, null);
    }

    /** Contract and tick size are not known. */
    public SymbolSpec(Symbol symbol, Lots minVolume, Lots maxVolume, Lots volumeStep) {
        this(symbol, minVolume, maxVolume, volumeStep, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static BigDecimal normalised(BigDecimal value) {
        return value.signum() <= 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** What holds until the broker's own specification is known: volume step and minimum are 0.01 (wire-protocol, SYM). */
    public static SymbolSpec unknown(Symbol symbol) {
        return new SymbolSpec(symbol, HUNDREDTH, Lots.ZERO, HUNDREDTH);
    }
}
