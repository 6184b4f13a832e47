package com.termfleet.copy;

import com.termfleet.access.Principal;
import com.termfleet.kernel.InvalidInputException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Which trades or pairs are wanted; null means any.
 *
 * @param account master or follower
 * @param since when the signal was received, inclusive
 * @param until exclusive
 */
public record HistoryFilter(
        @Nullable Long account,
        @Nullable String status,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** @throws InvalidInputException if the status is none of {@code known} */
    HistoryFilter checked(List<String> known) {
        if (status == null) {
            return this;
        }
        String upper = status.toUpperCase(Locale.ROOT);
        if (!known.contains(upper)) {
            throw new InvalidInputException("status", "must be one of " + known);
        }
        return new HistoryFilter(account, upper, since, until);
    }

    static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    StatementSpec bind(StatementSpec statement, Principal principal) {
        return statement
                .param("user", principal.isAdmin() ? null : principal.user().value())
                .param("account", account)
                .param("status", status)
                .param("since", since == null ? null : since.atOffset(ZoneOffset.UTC))
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC));
    }
}
