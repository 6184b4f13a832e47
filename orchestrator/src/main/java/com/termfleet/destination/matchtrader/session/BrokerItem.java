package com.termfleet.destination.matchtrader.session;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An open position or pending order.
 *
 * @param id the broker's
 * @param price at which it was opened, or waits
 * @param since when it was opened or placed, by the broker's clock; null if the broker does not tell
 * @param profit if it were closed now, in the account's currency; null if the broker does not tell
 * @param comment empty where brokers keep none
 */
public record BrokerItem(
        String id,
        OrderType type,
        Symbol symbol,
        Lots lots,
        Price price,
        Price stopLoss,
        Price takeProfit,
        @Nullable Instant since,
        @Nullable Money profit,
        String comment) {

    public boolean isOrder() {
        return type.isPending();
    }

    /** Whether everything but what prices change is equal. */
    public boolean isSame(BrokerItem other) {
        return id.equals(other.id)
                && type == other.type
                && lots.equals(other.lots)
                && price.equals(other.price)
                && stopLoss.equals(other.stopLoss)
                && takeProfit.equals(other.takeProfit);
    }
}
