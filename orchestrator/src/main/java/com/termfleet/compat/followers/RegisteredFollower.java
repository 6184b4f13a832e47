package com.termfleet.compat.followers;

import com.termfleet.kernel.AccountId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered follower.
 *
 * @param id {@code follower_} and 16 hexadecimal digits
 * @param userName by which the follower signs in
 * @param master the account that speaks for whoever registered the follower
 * @param limits as the subscription has them now; null once there is none
 */
record RegisteredFollower(
        long row,
        String id,
        String userName,
        AccountId account,
        AccountId master,
        List<String> allowedProductTypes,
        Instant createdAt,
        @Nullable Limits limits) {

    /** Each is null if it is not limited. */
    record Limits(
            BigDecimal lotMultiplier,
            @Nullable BigDecimal maxQuantity,
            @Nullable BigDecimal maxDailyLoss) {}
}
