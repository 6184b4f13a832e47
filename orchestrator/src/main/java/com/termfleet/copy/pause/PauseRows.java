package com.termfleet.copy.pause;

import com.termfleet.copy.sql.Queries;
import com.termfleet.kernel.AccountId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads pauses of rows. */
public final class PauseRows {

    static final String SELECT = "select account_id, mode, opens_since from pauses";

    /** Instead of an account's id, since there is none with it. */
    static final long EVERYTHING = 0;

    private PauseRows() {}

    record Row(long account, Pause.Setting setting) {}

    public static Pauses all(Connection open) throws SQLException {
        return pauses(Queries.select(open, SELECT, PauseRows::row));
    }

    static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("account_id"),
                new Pause.Setting(mode(row.getString("mode")), Queries.instant(row, "opens_since")));
    }

    static @Nullable PauseMode mode(@Nullable String name) {
        return name == null ? null : PauseMode.valueOf(name);
    }

    static Pauses pauses(List<Row> rows) {
        Pauses pauses = Pauses.NONE;
        for (Row row : rows) {
            pauses = row.account == EVERYTHING
                    ? pauses.withAll(row.setting)
                    : pauses.with(new AccountId(row.account), row.setting);
        }
        return pauses;
    }
}
