package com.termfleet.compat.testtrade;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.FieldErrors;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of fields that requests for test trades have in common. */
final class TradeFields {

    private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);
    private static final int DECIMALS = 8;
    private static final int MOST_FOLLOWERS = 500;

    private TradeFields() {}

    static @Nullable Symbol symbol(String field, @Nullable String name, FieldErrors errors) {
        if (name == null) {
            errors.add(field, "is required");
            return null;
        }
        try {
            return Symbol.of(name.strip());
        } catch (IllegalArgumentException e) {
            errors.add(field, "is not usable: " + e.getMessage());
            return null;
        }
    }

    static boolean isPositive(@Nullable BigDecimal value) {
        return value != null
                && value.signum() > 0
                && value.compareTo(LARGEST) <= 0
                && value.stripTrailingZeros().scale() <= DECIMALS;
    }

    static void checkLots(@Nullable BigDecimal lots, FieldErrors errors) {
        errors.check(isPositive(lots), "lots", "must be above 0, and at most 1000000 with 8 decimals");
    }

    /** @return what is usable of it; all of it if no error was added */
    static Set<AccountId> followers(@Nullable List<@Nullable Long> ids, FieldErrors errors) {
        List<@Nullable Long> given = ids == null ? List.of() : ids;
        Set<AccountId> followers = new HashSet<>();
        boolean usable = !given.isEmpty() && given.size() <= MOST_FOLLOWERS;
        for (Long id : given) {
            if (id != null && id > 0) {
                followers.add(AccountId.of(id));
            } else {
                usable = false;
            }
        }
        errors.check(usable, "followers", "must be the ids of 1 to " + MOST_FOLLOWERS + " follower accounts");
        return followers;
    }
}
