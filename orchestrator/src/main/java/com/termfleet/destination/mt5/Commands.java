package com.termfleet.destination.mt5;

import com.termfleet.destination.Order;
import com.termfleet.gateway.message.FollowerCommand;

/** An order as the line that carries it. */
final class Commands {

    private Commands() {}

    static FollowerCommand of(Order order) {
        return switch (order) {
            case Order.Open open ->
                new FollowerCommand.Open(
                        open.type(),
                        open.symbol(),
                        open.price(),
                        open.lots(),
                        open.stopLoss(),
                        open.takeProfit(),
                        open.masterTicket(),
                        open.commandId(),
                        open.timeToLive().toMillis(),
                        open.deviationPoints(),
                        open.limits().spread(),
                        open.limits().deviation());
            case Order.Modify modify ->
                new FollowerCommand.Modify(
                        modify.masterTicket(),
                        modify.ticket(),
                        modify.stopLoss(),
                        modify.takeProfit(),
                        modify.price(),
                        modify.commandId());
            case Order.Close close ->
                new FollowerCommand.Close(
                        close.masterTicket(),
                        close.ticket(),
                        close.lots(),
                        close.rest(),
                        close.commandId(),
                        close.symbol());
            case Order.Cancel cancel ->
                new FollowerCommand.Cancel(cancel.masterTicket(), cancel.ticket(), cancel.commandId());
        };
    }
}
