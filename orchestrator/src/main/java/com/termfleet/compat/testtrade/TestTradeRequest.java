package com.termfleet.compat.testtrade;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.signal.Recipients;
import com.termfleet.source.SourceRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A test trade to be sent. Everything but the price is required.
 *
 * @param price at which the master would have traded; limits on the value of orders are measured by it
 * @param followers ids of the accounts that it is for
 */
record TestTradeRequest(
        @Nullable String symbol,
        @Nullable Side side,
        @Nullable BigDecimal lots,
        @Nullable BigDecimal price,
        @Nullable List<@Nullable Long> followers) {

    private static final String COMMENT = "test";

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    SourceRequest.Open toSource() {
        FieldErrors errors = new FieldErrors();
        Symbol name = TradeFields.symbol("symbol", symbol, errors);
        errors.check(side != null, "side", "is required: BUY or SELL");
        TradeFields.checkLots(lots, errors);
        errors.check(price == null || TradeFields.isPositive(price), "price", "must be above 0, or absent");
        Set<AccountId> recipients = TradeFields.followers(followers, errors);
        errors.throwIfAny();
        return new SourceRequest.Open(
                null,
                side == Side.SELL ? OrderType.SELL : OrderType.BUY,
                Objects.requireNonNull(name),
                new Lots(Objects.requireNonNull(lots)),
                price == null ? Price.NONE : new Price(price),
                Price.NONE,
                Price.NONE,
                COMMENT,
                new Recipients(recipients, true));
    }
}
