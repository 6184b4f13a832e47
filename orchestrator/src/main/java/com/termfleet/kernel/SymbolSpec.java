package com.termfleet.kernel;

/**
 * How one broker trades one symbol, as far as volumes are concerned.
 *
 * @param minVolume smallest order, in lots
 * @param maxVolume largest order, in lots; zero means no limit is known
 * @param volumeStep every order is a multiple of it, in lots; above zero
 */
public record SymbolSpec(Symbol symbol, Lots minVolume, Lots maxVolume, Lots volumeStep) {

    private static final Lots HUNDREDTH = Lots.of("0.01");

    /** What holds until the broker's own specification is known: volume step and minimum are 0.01 (wire-protocol, SYM). */
    public static SymbolSpec unknown(Symbol symbol) {
        return new SymbolSpec(symbol, HUNDREDTH, Lots.ZERO, HUNDREDTH);
    }
}
