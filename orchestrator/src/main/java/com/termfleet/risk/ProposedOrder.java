package com.termfleet.risk;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * The order that is to be opened at the follower.
 *
 * @param symbol as the follower's broker names it
 * @param masterSymbol as the master's broker names it
 * @param type after a reversal
 * @param productType as the broker names it, such as CNC; null if the account has no product types
 * @param lots what sizing made of it, already a multiple of the volume step; above zero
 * @param price of a pending order; {@link Price#NONE} at the market
 * @param masterPrice at which the master opened; {@link Price#NONE} if it is not known
 */
public record ProposedOrder(
        Symbol symbol,
        Symbol masterSymbol,
        OrderType type,
        @Nullable String productType,
        Lots lots,
        Price price,
        Price stopLoss,
        Price masterPrice) {

    public ProposedOrder {
        if (lots.isZero()) {
            throw new IllegalArgumentException("an order of zero lots is not to be opened");
        }
    }

    ProposedOrder withLots(Lots reduced) {
        return new ProposedOrder(symbol, masterSymbol, type, productType, reduced, price, stopLoss, masterPrice);
    }
}
