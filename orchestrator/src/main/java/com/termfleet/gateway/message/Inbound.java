package com.termfleet.gateway.message;

/** A decoded line, or block of lines, from an Expert Advisor after it has signed in. */
public sealed interface Inbound permits MasterMessage, FollowerMessage, SymbolLine, Snapshot, TicketList, MarketPrice {}
