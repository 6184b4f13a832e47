package com.termfleet.copy.history;

import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.Recipients;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A master's trade as the API and the stream show it.
 *
 * @param seenAt by the master terminal's clock
 * @param heldInPart the master reported it as closed and still lists it: its expert does not tell the volume of a partial close
 * @param audience the followers for whom alone it is; null for everyone
 * @param test a person placed it to try the way to its audience
 * @param pairs how many copies are in which state
 */
public record TradeView(
        TradeId id,
        AccountId masterAccountId,
        Ticket ticket,
        Symbol symbol,
        OrderType type,
        Price price,
        Lots volume,
        Price sl,
        Price tp,
        String status,
        Lots remaining,
        @Nullable Price closePrice,
        @Nullable Money profit,
        @Nullable Instant seenAt,
        Instant receivedAt,
        @Nullable Instant committedAt,
        @Nullable Instant closedAt,
        boolean heldInPart,
        @Nullable Set<AccountId> audience,
        boolean test,
        Counts pairs) {

    public record Counts(int pending, int placed, int open, int closed, int cancelled, int skipped, int failed) {}

    static TradeView of(MasterTrade trade, Counts pairs) {
        Recipients recipients = trade.opening().recipients();
        return new TradeView(
                trade.id(),
                trade.master(),
                trade.ticket(),
                trade.opening().symbol(),
                trade.opening().type(),
                trade.price(),
                trade.volume(),
                trade.stops().stopLoss(),
                trade.stops().takeProfit(),
                trade.status().name(),
                trade.remaining(),
                trade.closePrice(),
                trade.profit(),
                trade.times().seenAt(),
                trade.times().receivedAt(),
                trade.times().committedAt(),
                trade.times().closedAt(),
                trade.heldInPart(),
                recipients == null ? null : recipients.followers(),
                recipients != null && recipients.test(),
                pairs);
    }
}
