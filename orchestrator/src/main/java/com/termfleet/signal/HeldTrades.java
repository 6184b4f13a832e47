package com.termfleet.signal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.util.List;

/** What masters hold by the signals that were committed. Thread-safe; reads the database, so it blocks. */
public interface HeldTrades {

    /** Open positions and waiting pending orders, oldest first. */
    List<HeldTrade> of(AccountId master);

    /**
     * @param type of a pending order until its fill is reported, then of its position
     * @param remaining lots that are still open; above zero
     */
    record HeldTrade(Ticket ticket, OrderType type, Symbol symbol, Lots remaining, Price stopLoss, Price takeProfit) {}
}
