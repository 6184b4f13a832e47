package com.termfleet.gateway.codec.copytradepro;

import com.termfleet.gateway.codec.Fields;
import com.termfleet.gateway.message.FollowerMessage;
import com.termfleet.gateway.message.FollowerMessage.Command;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;

/** The answers of followers: they carry no ids. */
final class AnswerLines {

    private AnswerLines() {}

    /** {@code ACK_OPEN|MST_TICKET|SLV_TICKET|LOT|TYPE} */
    static ExpertLine opened(Fields fields) {
        return new ExpertLine.Message(new FollowerMessage.OpenAck(
                fields.ticket(1, "MST_TICKET"),
                fields.ticket(2, "SLV_TICKET"),
                fields.volume(3, "LOT"),
                side(fields, 4),
                null,
                Price.NONE,
                0));
    }

    /** {@code ACK_OPEN_FAIL|MST_TICKET|text} */
    static ExpertLine openFailed(Fields fields) {
        return failed(Command.OPEN, fields);
    }

    /** {@code ACK_CLOSE|MST_TICKET|PRICE|PROFIT} */
    static ExpertLine closed(Fields fields) {
        return new ExpertLine.Message(new FollowerMessage.CloseAck(
                fields.ticket(1, "MST_TICKET"),
                null,
                fields.price(2, "PRICE"),
                fields.money(3, "PROFIT"),
                null,
                null,
                null));
    }

    /** {@code ACK_CLOSE_FAIL|MST_TICKET|text} */
    static ExpertLine closeFailed(Fields fields) {
        return failed(Command.CLOSE, fields);
    }

    /** {@code ACK_CLOSE_SO|SLV_TICKET|PRICE|PROFIT} */
    static ExpertLine dealClosed(Fields fields) {
        return new ExpertLine.Message(new FollowerMessage.DealClosed(
                fields.ticket(1, "SLV_TICKET"), fields.price(2, "PRICE"), fields.money(3, "PROFIT")));
    }

    private static ExpertLine failed(Command command, Fields fields) {
        String text = fields.count() < 2 ? "" : fields.text(2, "text");
        return new ExpertLine.Message(new FollowerMessage.Nack(command, fields.ticket(1, "MST_TICKET"), 0, text, null));
    }

    /** This dialect has positions only, no pending orders. */
    static OrderType side(Fields fields, int position) {
        return switch (fields.text(position, "TYPE")) {
            case "BUY" -> OrderType.BUY;
            case "SELL" -> OrderType.SELL;
            default -> throw Fields.bad("TYPE", "must be BUY or SELL");
        };
    }
}
