package com.termfleet.copy.journal;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Binds columns of many rows as arrays, in the order of a statement's {@code unnest}. Times go as microseconds since 1970,
 * which is what PostgreSQL keeps.
 */
final class Rows<T> {

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int parameter;

    Rows(Connection connection, PreparedStatement statement, int from, Collection<T> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows instanceof List<T> list ? list : new ArrayList<>(rows);
        this.parameter = from;
    }

    int next() {
        return parameter;
    }

    Rows<T> number(ToLongFunction<T> column) throws SQLException {
        long[] values = new long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.applyAsLong(rows.get(i));
        }
        statement.setObject(parameter++, values);
        return this;
    }

    Rows<T> time(Function<T, Instant> column) throws SQLException {
        return number(row -> micros(column.apply(row)));
    }

    Rows<T> optionalNumber(Function<T, @Nullable Long> column) throws SQLException {
        @Nullable Long[] values = new Long[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return array("int8", values);
    }

    Rows<T> optionalTime(Function<T, @Nullable Instant> column) throws SQLException {
        return optionalNumber(row -> {
            Instant time = column.apply(row);
            return time == null ? null : micros(time);
        });
    }

    Rows<T> text(Function<T, @Nullable String> column) throws SQLException {
        @Nullable String[] values = new String[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return array("text", values);
    }

    Rows<T> decimal(Function<T, @Nullable BigDecimal> column) throws SQLException {
        @Nullable String[] values = new String[rows.size()];
        // One signal makes hundreds of copies of the same volume and price.
        BigDecimal written = null;
        String text = "";
        for (int i = 0; i < values.length; i++) {
            BigDecimal value = column.apply(rows.get(i));
            if (value != null && !isSameText(value, written)) {
                written = value;
                text = value.toPlainString();
            }
            values[i] = value == null ? null : text;
        }
        return array("numeric", values);
    }

    private static boolean isSameText(BigDecimal value, @Nullable BigDecimal written) {
        return written != null && value.scale() == written.scale() && value.compareTo(written) == 0;
    }

    Rows<T> flag(Function<T, Boolean> column) throws SQLException {
        Boolean[] values = new Boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.apply(rows.get(i));
        }
        return array("bool", values);
    }

    private Rows<T> array(String type, @Nullable Object[] values) throws SQLException {
        Array array = connection.createArrayOf(type, values);
        statement.setArray(parameter++, array);
        return this;
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
