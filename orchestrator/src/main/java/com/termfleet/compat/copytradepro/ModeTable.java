package com.termfleet.compat.copytradepro;

import com.termfleet.kernel.AccountId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code copytradepro_masters}. Thread-safe. */
@Component
class ModeTable {

    private final JdbcClient jdbc;

    ModeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param paused whether the mode has paused the master's followers */
    record Row(AccountId master, MasterMode mode, boolean paused) {}

    Optional<Row> find(AccountId master) {
        return jdbc.sql("select mode, paused from copytradepro_masters where master_account_id = ?")
                .param(master.value())
                .query((row, n) ->
                        new Row(master, MasterMode.of(row.getString("mode")).orElseThrow(), row.getBoolean("paused")))
                .optional();
    }

    void put(Row row, Instant now) {
        jdbc.sql("insert into copytradepro_masters (master_account_id, mode, paused, changed_at) values (?, ?, ?, ?)"
                        + " on conflict (master_account_id) do update set mode = excluded.mode, paused = excluded.paused,"
                        + " changed_at = case when copytradepro_masters.mode = excluded.mode"
                        + " then copytradepro_masters.changed_at else excluded.changed_at end")
                .param(row.master().value())
                .param(row.mode().word())
                .param(row.paused())
                .param(OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    List<AccountId> paired() {
        return jdbc.sql("select master_account_id from copytradepro_masters where mode = ?")
                .param(MasterMode.ONE_TO_ONE.word())
                .query((row, n) -> new AccountId(row.getLong(1)))
                .list();
    }
}
