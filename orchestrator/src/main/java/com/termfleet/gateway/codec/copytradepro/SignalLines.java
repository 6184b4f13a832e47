package com.termfleet.gateway.codec.copytradepro;

import com.termfleet.gateway.codec.Fields;
import com.termfleet.gateway.message.MasterMessage;
import com.termfleet.gateway.message.MasterMessage.Extra;

/** What masters report. */
final class SignalLines {

    private static final int FIELDS_OF_CLOSE = 4;

    private SignalLines() {}

    /** {@code SIGNAL_OPEN|BUY/SELL|SYMBOL|PRICE|LOT|SL|TP|TICKET} */
    static ExpertLine open(Fields fields) {
        return new ExpertLine.Message(new MasterMessage.Open(
                AnswerLines.side(fields, 1),
                fields.symbol(2, "SYMBOL"),
                fields.price(3, "PRICE"),
                fields.volume(4, "LOT"),
                fields.price(5, "SL"),
                fields.price(6, "TP"),
                fields.ticket(7, "TICKET"),
                Extra.NONE));
    }

    /** {@code SIGNAL_CLOSE|SYMBOL|TICKET|PRICE|PROFIT}; experts of version 6.0 end it after the ticket. */
    static ExpertLine close(Fields fields) {
        fields.symbol(1, "SYMBOL");
        boolean whole = fields.count() >= FIELDS_OF_CLOSE;
        return new ExpertLine.Message(new MasterMessage.Close(
                fields.ticket(2, "TICKET"),
                whole ? fields.price(3, "PRICE") : null,
                whole ? fields.money(4, "PROFIT") : null,
                Extra.NONE));
    }
}
