package com.termfleet.signal;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a master holds at one moment.
 *
 * @param brokerLogin see {@link Origin}
 */
public record MasterSnapshot(
        AccountId master,
        Instant receivedAt,
        List<Held> positions,
        @Nullable String brokerLogin) {

    public MasterSnapshot {
        positions = List.copyOf(positions);
    }

    /** @param openedAt when it was opened, by the broker's account of it; null if that was not said */
    public record Held(
            Ticket ticket,
            OrderType type,
            Symbol symbol,
            Lots lots,
            Price price,
            Price stopLoss,
            Price takeProfit,
            @Nullable Instant openedAt,
            long magic,
            String comment) {}
}
