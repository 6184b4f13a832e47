package com.termfleet.compat.followers;

import com.termfleet.compat.followers.CopyTrade.Status;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trade that a client posts: PENDING ones are placed, others are recorded as they are.
 *
 * @param productType such as MIS; null if it is not told
 */
record NewCopyTrade(
        String masterId,
        String followerId,
        Symbol symbol,
        Side side,
        BigDecimal masterQty,
        BigDecimal followerQty,
        BigDecimal price,
        Status status,
        @Nullable String reason,
        @Nullable String productType) {

    static final int LONGEST_REASON = 500;

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 64;
    private static final String[] REQUIRED = {
        "masterId", "followerId", "symbol", "side", "masterQty", "followerQty", "price"
    };
    private static final Symbol NONE = Symbol.of("-");

    /** @throws com.termfleet.kernel.InvalidInputException with every field that cannot be used */
    static NewCopyTrade read(byte @Nullable [] sent) {
        FollowerBody body = FollowerBody.read(sent);
        List<String> missing = body.missing(REQUIRED);
        if (!missing.isEmpty()) {
            throw new InvalidFormException("Missing required fields", missing);
        }
        NewCopyTrade read = new NewCopyTrade(
                body.text("masterId", LONGEST_ID),
                body.text("followerId", LONGEST_ID),
                symbol(body),
                body.oneOf("side", Side.class, Side.BUY),
                body.number("masterQty", BigDecimal.ZERO),
                body.number("followerQty", BigDecimal.ZERO),
                body.aboveZero("price", BigDecimal.ZERO),
                body.oneOf("status", Status.class, Status.PENDING),
                body.optionalText("reason", LONGEST_REASON),
                body.optionalText("productType", LONGEST_NAME));
        body.check();
        return read;
    }

    private static Symbol symbol(FollowerBody body) {
        String name = body.text("symbol", LONGEST_NAME);
        try {
            return name.isEmpty() ? NONE : Symbol.of(name);
        } catch (IllegalArgumentException e) {
            body.errors().add("symbol", "is not usable: " + e.getMessage());
            return NONE;
        }
    }
}
