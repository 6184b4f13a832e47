package com.termfleet.gateway.message;

import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;

/**
 * {@code SYM}: one symbol of the account's broker.
 *
 * @param tickValue what one lot gains or loses when the price moves by the tick size, in the account's currency; zero or
 *     below means that the terminal does not know it
 */
public record SymbolLine(SymbolSpec spec, BigDecimal tickValue) implements Inbound {}
