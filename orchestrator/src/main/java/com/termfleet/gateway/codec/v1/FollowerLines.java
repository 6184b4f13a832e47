package com.termfleet.gateway.codec.v1;

import com.termfleet.gateway.codec.Fields;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.FollowerMessage.Command;

/** The answers of followers. */
final class FollowerLines {

    private FollowerLines() {}

    static ClientLine openAck(Fields fields) {
        return new ClientLine.Message(new FollowerMessage.OpenAck(
                fields.ticket(1, "MST_TICKET"),
                fields.ticket(2, "SLV_TICKET"),
                fields.volume(3, "SLV_LOT"),
                fields.orderType(4, "SLV_TYPE"),
                fields.number("id"),
                fields.price("price"),
                fields.number("retcode", 0)));
    }

    static ClientLine modifyAck(Fields fields) {
        return new ClientLine.Message(new FollowerMessage.ModifyAck(
                fields.ticket(1, "MST_TICKET"), fields.ticket(2, "SLV_TICKET"), fields.number("id")));
    }

    static ClientLine closeAck(Fields fields) {
        return new ClientLine.Message(new FollowerMessage.CloseAck(
                fields.ticket(1, "MST_TICKET"),
                fields.ticket(2, "SLV_TICKET"),
                fields.price(3, "PRICE"),
                fields.money(4, "PROFIT"),
                fields.number("id"),
                fields.lots("lot"),
                fields.lots("rest")));
    }

    static ClientLine cancelAck(Fields fields) {
        return new ClientLine.Message(new FollowerMessage.CancelAck(
                fields.ticket(1, "MST_TICKET"), fields.ticket(2, "SLV_TICKET"), fields.number("id")));
    }

    static ClientLine openNack(Fields fields) {
        return nack(Command.OPEN, fields);
    }

    static ClientLine modifyNack(Fields fields) {
        return nack(Command.MODIFY, fields);
    }

    static ClientLine closeNack(Fields fields) {
        return nack(Command.CLOSE, fields);
    }

    static ClientLine cancelNack(Fields fields) {
        return nack(Command.CANCEL, fields);
    }

    private static ClientLine nack(Command command, Fields fields) {
        return new ClientLine.Message(new FollowerMessage.Nack(
                command,
                fields.ticket(1, "MST_TICKET"),
                fields.count(2, "RETCODE", Integer.MAX_VALUE),
                fields.text(3, "text"),
                fields.number("id")));
    }
}
