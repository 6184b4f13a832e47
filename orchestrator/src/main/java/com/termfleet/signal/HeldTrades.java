package com.termfleet.signal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What masters hold by the signals that were committed. Thread-safe; reads the database, so it blocks. */
public interface HeldTrades {

    /** Open positions and waiting pending orders, oldest first. */
    List<HeldTrade> of(AccountId master);

    /**
     * @param type of a pending order until its fill is reported, then of its position
     * @param remaining lots that are still open; above zero
     * @param recipients for whom alone it is; null for everyone
     */
    record HeldTrade(
            Ticket ticket,
            OrderType type,
            Symbol symbol,
            Lots remaining,
            Price stopLoss,
            Price takeProfit,
            @Nullable Recipients recipients) {

        /** A trade for everyone. */
        public HeldTrade(
                Ticket ticket, OrderType type, Symbol symbol, Lots remaining, Price stopLoss, Price takeProfit) {
            this(ticket, type, symbol, remaining, stopLoss, takeProfit, null);
        }
    }
}
