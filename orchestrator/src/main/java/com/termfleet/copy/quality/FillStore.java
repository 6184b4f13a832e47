package com.termfleet.copy.quality;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores fills, many with one statement. Thread-safe; blocks. */
final class FillStore {

    private static final String INSERT = """
            insert into copy_fills (pair_id, filled_at, slippage_points, slippage_money, currency)
            select unnest(:pairs), unnest(cast(:times as timestamptz[])), unnest(cast(:points as numeric[])),
              unnest(cast(:money as numeric[])), unnest(:currencies)
            on conflict (pair_id) do nothing
            """;

    private final JdbcClient jdbc;

    FillStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is stored already stays as it is. */
    void store(List<Fill> fills) {
        if (fills.isEmpty()) {
            return;
        }
        jdbc.sql(INSERT)
                .param("pairs", fills.stream().map(fill -> fill.pair().value()).toArray(Long[]::new))
                .param("times", column(fills, fill -> stored(fill.filledAt())))
                .param("points", slippages(fills, slippage -> slippage.points().toPlainString()))
                .param(
                        "money",
                        slippages(
                                fills,
                                slippage -> slippage.money() == null
                                        ? null
                                        : slippage.money().toString()))
                .param("currencies", slippages(fills, Slippage::currency))
                .update();
    }

    /** Cut as the other times of a copy are; PostgreSQL would round. */
    private static String stored(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static @Nullable String[] slippages(List<Fill> fills, Function<Slippage, @Nullable String> value) {
        return column(fills, fill -> fill.slippage() == null ? null : value.apply(fill.slippage()));
    }

    private static @Nullable String[] column(List<Fill> fills, Function<Fill, @Nullable String> value) {
        @Nullable String[] column = new String[fills.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(fills.get(i));
        }
        return column;
    }
}
