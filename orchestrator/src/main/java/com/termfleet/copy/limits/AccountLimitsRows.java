package com.termfleet.copy.limits;

import com.termfleet.copy.sql.Queries;
import com.termfleet.kernel.AccountId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads the table of accounts' limits when the copies are loaded. */
public final class AccountLimitsRows {

    private AccountLimitsRows() {}

    public static List<AccountLimits> all(Connection open) throws SQLException {
        return Queries.select(
                open,
                "select account_id, limits from account_limits",
                row -> new AccountLimits(
                        new AccountId(row.getLong("account_id")), LimitsJson.ofStored(row.getString("limits"))));
    }
}
