package com.termfleet.source.mt5;

import com.termfleet.gateway.Session;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.time.Instant;

/** A master's line as a signal, and the name that its answer gives back. */
final class Signals {

    private Signals() {}

    static Signal of(Session session, MasterMessage message, Instant receivedAt) {
        MasterMessage.Extra extra = message.extra();
        Origin origin = new Origin(
                session.account(),
                message.ticket(),
                receivedAt,
                extra.seenAt(),
                extra.magic(),
                extra.comment(),
                session.introduction().brokerLogin().orElse(null),
                "HEDGING".equals(session.introduction().mode()));
        return switch (message) {
            case MasterMessage.Open open ->
                new Signal.Open(
                        origin,
                        open.type(),
                        open.symbol(),
                        open.price(),
                        open.lots(),
                        open.stopLoss(),
                        open.takeProfit());
            case MasterMessage.Filled filled -> new Signal.Filled(origin, filled.position(), filled.price());
            case MasterMessage.Modify modify ->
                new Signal.Modify(origin, modify.stopLoss(), modify.takeProfit(), modify.price());
            case MasterMessage.Partial partial ->
                new Signal.Partial(origin, partial.closed(), partial.remaining(), partial.price(), partial.profit());
            case MasterMessage.Close close -> new Signal.Close(origin, close.price(), close.profit());
            case MasterMessage.Cancel cancel -> new Signal.Cancel(origin);
        };
    }

    static String command(MasterMessage message) {
        return switch (message) {
            case MasterMessage.Open open -> "CMD_OPEN";
            case MasterMessage.Filled filled -> "CMD_FILLED";
            case MasterMessage.Modify modify -> "CMD_MODIFY";
            case MasterMessage.Partial partial -> "CMD_PARTIAL";
            case MasterMessage.Close close -> "CMD_CLOSE";
            case MasterMessage.Cancel cancel -> "CMD_CANCEL";
        };
    }
}
