package com.termfleet.gateway.message;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code SNAP … SNAP_END}: every open position and pending order of the account, whole and consistent. */
public record Snapshot(List<Position> positions) implements Inbound {

    public Snapshot {
        positions = List.copyOf(positions);
    }

    /**
     * @param type BUY or SELL for a position, the pending types for orders
     * @param openedAt when the broker opened it, null if that was not sent
     * @param comment empty if there is none; {@code TF<PAIR>} on what a copy opened
     * @param profit what it would gain if it were closed now, with swap, in the account's currency; null if that was not sent
     */
    public record Position(
            Ticket ticket,
            OrderType type,
            Symbol symbol,
            Lots lots,
            Price price,
            Price stopLoss,
            Price takeProfit,
            @Nullable Instant openedAt,
            String comment,
            long magic,
            @Nullable Money profit) {

        /** One whose profit was not sent. */
        public Position(
                Ticket ticket,
                OrderType type,
                Symbol symbol,
                Lots lots,
                Price price,
                Price stopLoss,
                Price takeProfit,
                @Nullable Instant openedAt,
                String comment,
                long magic) {
            this(ticket, type, symbol, lots, price, stopLoss, takeProfit, openedAt, comment, magic, null);
        }
    }
}
