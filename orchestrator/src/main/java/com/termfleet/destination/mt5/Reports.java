package com.termfleet.destination.mt5;

import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.ExecutionReport.Kind;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.FollowerMessage.Command;
import com.termfleet.kernel.AccountId;
import java.time.Instant;

/** A follower's line as a report. */
final class Reports {

    private Reports() {}

    static ExecutionReport of(AccountId follower, FollowerMessage message, Instant at) {
        return switch (message) {
            case FollowerMessage.OpenAck ack ->
                new ExecutionReport.Opened(
                        follower,
                        ack.masterTicket(),
                        ack.id(),
                        at,
                        ack.ticket(),
                        ack.lots(),
                        ack.type(),
                        ack.price(),
                        ack.retcode());
            case FollowerMessage.ModifyAck ack ->
                new ExecutionReport.Modified(follower, ack.masterTicket(), ack.id(), at, ack.ticket());
            case FollowerMessage.CloseAck ack ->
                new ExecutionReport.Closed(
                        follower,
                        ack.masterTicket(),
                        ack.id(),
                        at,
                        ack.ticket(),
                        ack.price(),
                        ack.profit(),
                        ack.lots(),
                        ack.rest());
            case FollowerMessage.DealClosed deal ->
                new ExecutionReport.DealClosed(follower, at, deal.ticket(), deal.price(), deal.profit());
            case FollowerMessage.CancelAck ack ->
                new ExecutionReport.Cancelled(follower, ack.masterTicket(), ack.id(), at, ack.ticket());
            case FollowerMessage.Nack nack ->
                new ExecutionReport.Refused(
                        follower,
                        nack.masterTicket(),
                        nack.id(),
                        at,
                        kind(nack.command()),
                        nack.retcode(),
                        nack.text());
        };
    }

    private static Kind kind(Command command) {
        return switch (command) {
            case OPEN -> Kind.OPEN;
            case MODIFY -> Kind.MODIFY;
            case CLOSE -> Kind.CLOSE;
            case CANCEL -> Kind.CANCEL;
        };
    }
}
