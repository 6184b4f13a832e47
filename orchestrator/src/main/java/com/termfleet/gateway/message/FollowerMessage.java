package com.termfleet.gateway.message;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * A follower's answer to a command. {@code id} is what the command carried as {@code id=}; null from an Expert Advisor of
 * system A, which does not repeat it.
 */
public sealed interface FollowerMessage extends Inbound {

    /** Null if the answer names the follower's own position only. */
    @Nullable
    Ticket masterTicket();

    @Nullable
    Long id();

    /**
     * {@code ACK_OPEN|MST_TICKET|SLV_TICKET|SLV_LOT|SLV_TYPE}
     *
     * @param price fill price, {@link Price#NONE} if it was not sent
     * @param retcode MT5 trade server return code, 0 if it was not sent
     */
    record OpenAck(
            Ticket masterTicket,
            Ticket ticket,
            Lots lots,
            OrderType type,
            @Nullable Long id,
            Price price,
            int retcode) implements FollowerMessage {}

    /** {@code ACK_MODIFY|MST_TICKET|SLV_TICKET} */
    record ModifyAck(
            Ticket masterTicket, Ticket ticket, @Nullable Long id) implements FollowerMessage {}

    /**
     * {@code ACK_CLOSE|MST_TICKET|SLV_TICKET|PRICE|PROFIT}; without SLV_TICKET in the CopyTradePro dialect
     *
     * @param ticket null if it was not sent
     * @param lots {@code lot=}: what this close closed, null if it was not sent
     * @param rest {@code rest=}: what is still open, null if it was not sent (then: nothing)
     */
    record CloseAck(
            Ticket masterTicket,
            @Nullable Ticket ticket,
            Price price,
            Money profit,
            @Nullable Long id,
            @Nullable Lots lots,
            @Nullable Lots rest)
            implements FollowerMessage {}

    /** {@code ACK_CLOSE_SO|SLV_TICKET|PRICE|PROFIT} of the CopyTradePro dialect: a deal has closed the position. */
    record DealClosed(Ticket ticket, Price price, Money profit) implements FollowerMessage {

        @Override
        public @Nullable Ticket masterTicket() {
            return null;
        }

        @Override
        public @Nullable Long id() {
            return null;
        }
    }

    /** {@code ACK_CANCEL|MST_TICKET|SLV_TICKET} */
    record CancelAck(
            Ticket masterTicket, Ticket ticket, @Nullable Long id) implements FollowerMessage {}

    /**
     * {@code NACK_<COMMAND>|MST_TICKET|RETCODE|text}
     *
     * @param retcode MT5 trade server return code, or 0
     */
    record Nack(
            Command command,
            Ticket masterTicket,
            int retcode,
            String text,
            @Nullable Long id) implements FollowerMessage {}

    /** The commands that a follower can refuse. */
    enum Command {
        OPEN,
        MODIFY,
        CLOSE,
        CANCEL
    }
}
