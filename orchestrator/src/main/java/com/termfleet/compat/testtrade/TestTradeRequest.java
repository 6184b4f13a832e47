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
import java.util.stream.Collectors;
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

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final int DECIMALS = 8;
    private static final int MOST_FOLLOWERS = 500;
    private static final String COMMENT = "test";

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    SourceRequest.Open toSource() {
        FieldErrors errors = new FieldErrors();
        Symbol name = symbol(errors);
        errors.check(side != null, "side", "is required: BUY or SELL")
                .check(isPositive(lots), "lots", "must be above 0, and at most 1000000 with 8 decimals")
                .check(price == null || isPositive(price), "price", "must be above 0, or absent")
                .check(
                        followers != null
                                && !followers.isEmpty()
                                && followers.size() <= MOST_FOLLOWERS
                                && followers.stream().allMatch(id -> id != null && id > 0),
                        "followers",
                        "must be the ids of 1 to " + MOST_FOLLOWERS + " follower accounts")
                .throwIfAny();
        return new SourceRequest.Open(
                null,
                side == Side.SELL ? OrderType.SELL : OrderType.BUY,
                Objects.requireNonNull(name),
                new Lots(Objects.requireNonNull(lots)),
                price == null ? Price.NONE : new Price(price),
                Price.NONE,
                Price.NONE,
                COMMENT,
                new Recipients(
                        Objects.requireNonNull(followers).stream()
                                .map(id -> AccountId.of(Objects.requireNonNull(id)))
                                .collect(Collectors.toUnmodifiableSet()),
                        true));
    }

    private @Nullable Symbol symbol(FieldErrors errors) {
        try {
            if (symbol != null) {
                return Symbol.of(symbol.strip());
            }
            errors.add("symbol", "is required");
        } catch (IllegalArgumentException e) {
            errors.add("symbol", "is not usable: " + e.getMessage());
        }
        return null;
    }

    private static boolean isPositive(@Nullable BigDecimal value) {
        return value != null
                && value.signum() > 0
                && value.compareTo(LARGEST) <= 0
                && value.stripTrailingZeros().scale() <= DECIMALS;
    }
}
