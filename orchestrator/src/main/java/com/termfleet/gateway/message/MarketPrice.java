package com.termfleet.gateway.message;

import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;

/** {@code CMD_PRICE|SYMBOL|BID|ASK} of the CopyTradePro dialect: the price at the master's broker, about once a second. */
public record MarketPrice(Symbol symbol, Price bid, Price ask) implements Inbound {}
