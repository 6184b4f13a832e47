package com.termfleet.gateway.message;

import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;

/**
 * {@code SYM}: one symbol of the account's broker.
 *
 * @param tickValue what one lot gains or loses when the price moves by the tick size, in the account's currency; zero or
 *     below means that the terminal does not know it
 * @param margin {@code margin=}, what the broker blocks for one lot, in the account's currency; zero if it was not sent
 */
public record SymbolLine(SymbolSpec spec, BigDecimal tickValue, BigDecimal margin) implements Inbound {

    /** Of a client that does not send the margin. */
    public SymbolLine(SymbolSpec spec, BigDecimal tickValue) {
        this(spec, tickValue, BigDecimal.ZERO);
    }
}
