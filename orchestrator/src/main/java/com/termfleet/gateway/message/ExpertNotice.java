package com.termfleet.gateway.message;

import com.termfleet.kernel.Ticket;

/** What only experts of the CopyTradePro dialect are told; version 1 has no lines for it. */
public sealed interface ExpertNotice extends Outbound {

    /** {@code SUBSCRIBE_OK} */
    record Subscribed() implements ExpertNotice {}

    /**
     * {@code ERROR:CODE}
     *
     * @param code capitals and underscores
     */
    record Failed(String code) implements ExpertNotice {}

    /** {@code STATUS_ACTIVE} or {@code STATUS_INACTIVE}: whether the follower is to open what it is sent. */
    record Status(boolean active) implements ExpertNotice {}

    /** {@code MODE_UPDATED|MODE} */
    record ModeUpdated(String mode) implements ExpertNotice {}

    /** {@code SNAPSHOT_OK}: the list of tickets was compared. */
    record TicketsCompared() implements ExpertNotice {}

    /** {@code CMD_SYNC_CLOSE|TICKET|reason}: the expert closes this position of its account. */
    record SyncClose(Ticket ticket, String reason) implements ExpertNotice {}

    /** {@code CMD_STOP}: a follower's expert closes everything and opens nothing until it is started again. */
    record Stop() implements ExpertNotice {}
}
