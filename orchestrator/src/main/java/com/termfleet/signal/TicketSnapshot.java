package com.termfleet.signal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.Set;

/**
 * The tickets of all positions that a master holds in one symbol at one moment, and nothing else about them. It says nothing about
 * other symbols.
 */
public record TicketSnapshot(AccountId master, Instant receivedAt, Symbol symbol, Set<Ticket> tickets) {

    public TicketSnapshot {
        tickets = Set.copyOf(tickets);
    }
}
