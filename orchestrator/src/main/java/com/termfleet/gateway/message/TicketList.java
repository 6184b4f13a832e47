package com.termfleet.gateway.message;

import com.termfleet.kernel.Ticket;
import java.util.List;

/**
 * {@code MASTER_SNAPSHOT:T1,T2,…} or {@code SLAVE_SNAPSHOT:T1,T2,…} of the CopyTradePro dialect: the tickets of what an expert has
 * open, and nothing else about them. A master's expert lists the positions of its chart's symbol only, a follower's those with
 * its own magic number.
 */
public record TicketList(List<Ticket> tickets) implements Inbound {

    public TicketList {
        tickets = List.copyOf(tickets);
    }
}
