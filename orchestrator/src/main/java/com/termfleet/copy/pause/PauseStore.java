package com.termfleet.copy.pause;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes pauses of accounts and of everything, and the fields of accounts that they depend on. Thread-safe. */
final class PauseStore {

    private final JdbcClient jdbc;

    PauseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param role MASTER or FOLLOWER */
    record AccountRow(AccountId id, UserId owner, String role) {}

    /** A pause that is set, with what it applies to. */
    record Named(PauseLevel scope, @Nullable AccountId account, Pause.Setting setting) {}

    /** The account unless it is deleted. */
    Optional<AccountRow> account(long id) {
        return jdbc.sql("select id, owner_id, role from accounts where id = ? and deleted_at is null")
                .param(id)
                .query((row, _) -> new AccountRow(
                        new AccountId(row.getLong("id")), new UserId(row.getLong("owner_id")), row.getString("role")))
                .optional();
    }

    Pauses all() {
        return PauseRows.pauses(
                jdbc.sql(PauseRows.SELECT).query((row, _) -> PauseRows.row(row)).list());
    }

    /** @param account null for everything */
    void put(@Nullable AccountId account, Pause.Setting setting) {
        jdbc.sql("""
                        insert into pauses (account_id, mode, opens_since) values (:account, :mode, :since)
                        on conflict (account_id) do update set mode = excluded.mode, opens_since = excluded.opens_since""")
                .param("account", account == null ? PauseRows.EVERYTHING : account.value())
                .param("mode", setting.mode() == null ? null : setting.mode().name())
                .param("since", setting.opensSince().atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * What is paused now, everything first: of the user's own accounts, and of those that they copy from or to; of all
     * accounts for null.
     */
    List<Named> paused(@Nullable UserId user) {
        return jdbc.sql("""
                        select p.account_id, p.mode, p.opens_since, a.role
                        from pauses p left join accounts a on a.id = p.account_id
                        where p.mode is not null and (p.account_id = 0 or (a.deleted_at is null
                          and (cast(:user as bigint) is null or a.owner_id = :user or exists (
                            select 1 from subscriptions s
                            join accounts m on m.id = s.master_account_id join accounts f on f.id = s.follower_account_id
                            where s.removed_at is null and a.id in (m.id, f.id) and :user in (m.owner_id, f.owner_id)))))
                        order by p.account_id""")
                .param("user", user == null ? null : user.value())
                .query((row, _) -> {
                    PauseRows.Row read = PauseRows.row(row);
                    return read.account() == PauseRows.EVERYTHING
                            ? new Named(PauseLevel.ALL, null, read.setting())
                            : new Named(
                                    PauseLevel.valueOf(row.getString("role")),
                                    new AccountId(read.account()),
                                    read.setting());
                })
                .list();
    }
}
