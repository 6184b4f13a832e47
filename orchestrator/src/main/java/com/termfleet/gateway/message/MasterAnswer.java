package com.termfleet.gateway.message;

import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;

/** The answer to a master's message. {@code command} is the name it had on the wire, for example {@code CMD_OPEN}. */
public sealed interface MasterAnswer extends Outbound {

    /** {@code ACK|COMMAND|TICKET|TRADE_ID}: the signal is committed. */
    record Ack(String command, Ticket ticket, TradeId trade) implements MasterAnswer {}

    /** {@code NACK|COMMAND|TICKET|CODE|text}: nothing was stored and nothing was routed. */
    record Nack(String command, Ticket ticket, String code, String text) implements MasterAnswer {}
}
