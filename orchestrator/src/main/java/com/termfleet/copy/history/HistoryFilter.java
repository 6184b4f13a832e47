package com.termfleet.copy.history;

import com.termfleet.access.Principal;
import com.termfleet.kernel.FieldErrors;
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

    /** The range of PostgreSQL's timestamps that requests may use. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** @throws InvalidInputException if a time is in no year from 1 to 9999 */
    public HistoryFilter {
        new FieldErrors()
                .check(isKnown(since), "since", "must be in the years 1 to 9999")
                .check(isKnown(until), "until", "must be in the years 1 to 9999")
                .throwIfAny();
    }

    private static boolean isKnown(@Nullable Instant time) {
        return time == null || (!time.isBefore(EARLIEST) && !time.isAfter(LATEST));
    }

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
