package com.termfleet.gateway.codec.v1;

import com.termfleet.gateway.codec.Fields;
import com.termfleet.gateway.message.MasterMessage;

/** The lines of masters. */
final class MasterLines {

    private MasterLines() {}

    static ClientLine open(Fields fields) {
        return new ClientLine.Message(new MasterMessage.Open(
                fields.orderType(1, "TYPE"),
                fields.symbol(2, "SYMBOL"),
                fields.price(3, "PRICE"),
                fields.volume(4, "LOT"),
                fields.price(5, "SL"),
                fields.price(6, "TP"),
                fields.ticket(7, "TICKET"),
                extra(fields)));
    }

    static ClientLine filled(Fields fields) {
        return new ClientLine.Message(new MasterMessage.Filled(
                fields.ticket(1, "TICKET"),
                fields.ticket(2, "POSITION_TICKET"),
                fields.price(3, "PRICE"),
                extra(fields)));
    }

    static ClientLine modify(Fields fields) {
        return new ClientLine.Message(new MasterMessage.Modify(
                fields.ticket(1, "TICKET"),
                fields.price(2, "SL"),
                fields.price(3, "TP"),
                fields.price("price"),
                extra(fields)));
    }

    static ClientLine partial(Fields fields) {
        return new ClientLine.Message(new MasterMessage.Partial(
                fields.ticket(1, "TICKET"),
                fields.volume(2, "CLOSED_LOT"),
                fields.lots(3, "REMAINING_LOT"),
                fields.price(4, "PRICE"),
                fields.money(5, "PROFIT"),
                extra(fields)));
    }

    static ClientLine close(Fields fields) {
        return new ClientLine.Message(new MasterMessage.Close(
                fields.ticket(1, "TICKET"), fields.price(2, "PRICE"), fields.money(3, "PROFIT"), extra(fields)));
    }

    static ClientLine cancel(Fields fields) {
        return new ClientLine.Message(new MasterMessage.Cancel(fields.ticket(1, "TICKET"), extra(fields)));
    }

    private static MasterMessage.Extra extra(Fields fields) {
        return new MasterMessage.Extra(
                fields.time("ts"), fields.magic(), fields.optionOrEmpty("comment"), fields.number("seq"));
    }
}
