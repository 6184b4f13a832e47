package com.termfleet.destination;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.util.Optional;

/** @param pair the pair that its comment names ({@code TF<PAIR>}), if any */
public record HeldPosition(
        Ticket ticket,
        OrderType type,
        Symbol symbol,
        Lots lots,
        Price price,
        Price stopLoss,
        Price takeProfit,
        Optional<PairId> pair) {}
