package com.termfleet.gateway.codec.copytradepro;

import com.termfleet.gateway.codec.Fields;
import com.termfleet.gateway.message.MarketPrice;
import com.termfleet.gateway.message.SymbolLine;
import com.termfleet.gateway.message.TicketList;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** What an expert tells of its chart's symbol and of the positions that it watches. */
final class ChartLines {

    private static final int MOST_DIGITS = 15;

    private ChartLines() {}

    /** {@code CMD_PRICE|SYMBOL|BID|ASK} */
    static ExpertLine price(Fields fields) {
        return new ExpertLine.Message(
                new MarketPrice(fields.symbol(1, "SYMBOL"), fields.price(2, "BID"), fields.price(3, "ASK")));
    }

    /** {@code CMD_INIT_SYMBOL|SYMBOL|CONTRACT_SIZE|DIGITS}: volumes and tick value stay unknown. */
    static ExpertLine symbol(Fields fields) {
        SymbolSpec unknown = SymbolSpec.unknown(fields.symbol(1, "SYMBOL"));
        SymbolSpec spec = new SymbolSpec(
                unknown.symbol(),
                unknown.minVolume(),
                Lots.ZERO,
                unknown.volumeStep(),
                fields.decimal(2, "CONTRACT_SIZE"),
                BigDecimal.ONE.movePointLeft(fields.count(3, "DIGITS", MOST_DIGITS)));
        return new ExpertLine.Message(new SymbolLine(spec, BigDecimal.ZERO));
    }

    /** {@code MASTER_SNAPSHOT:T1,T2,…}, {@code SLAVE_SNAPSHOT:T1,T2,…}; without tickets: nothing is open. */
    static ExpertLine tickets(Fields fields) {
        List<Ticket> tickets = new ArrayList<>();
        String list = fields.count() < 1 ? "" : fields.text(1, "TICKETS");
        for (int start = 0; start < list.length(); ) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            String number = list.substring(start, end).strip();
            if (!number.isEmpty()) {
                tickets.add(Fields.ticket(number, "TICKETS"));
            }
            start = end + 1;
        }
        return new ExpertLine.Message(new TicketList(tickets));
    }
}
