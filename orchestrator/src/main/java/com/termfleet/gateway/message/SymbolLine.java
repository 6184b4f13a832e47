package com.termfleet.gateway.message;

import com.termfleet.kernel.SymbolSpec;

/** {@code SYM}: one symbol of the account's broker. */
public record SymbolLine(SymbolSpec spec) implements Inbound {}
