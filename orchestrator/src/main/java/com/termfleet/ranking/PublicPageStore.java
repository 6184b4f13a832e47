package com.termfleet.ranking;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Public pages in the database. A page of a deleted account, or of one with another owner, is none. Thread-safe; blocks. */
final class PublicPageStore {

    private static final String SELECT = "select p.account_id, p.title, p.description, p.link from public_pages p"
            + " join accounts a on a.id = p.account_id and a.owner_id = p.owner_id and a.deleted_at is null where ";

    private final JdbcClient jdbc;

    PublicPageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PublicPage> find(AccountId account) {
        return jdbc.sql(SELECT + "p.account_id = :account")
                .param("account", account.value())
                .query((row, n) -> read(row))
                .optional();
    }

    Optional<PublicPage> withLink(String link) {
        return jdbc.sql(SELECT + "p.link = :link")
                .param("link", link)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Those that are switched on. */
    List<PublicPage> listed() {
        return jdbc.sql(SELECT + "p.link is not null order by p.account_id")
                .query((row, n) -> read(row))
                .list();
    }

    void put(PublicPage page, UserId owner, Instant now) {
        jdbc.sql("""
                        insert into public_pages (account_id, owner_id, title, description, link, changed_at)
                        values (:account, :owner, :title, :description, :link, :now)
                        on conflict (account_id) do update set owner_id = excluded.owner_id, title = excluded.title,
                          description = excluded.description, link = excluded.link, changed_at = excluded.changed_at
                        """)
                .param("account", page.account().value())
                .param("owner", owner.value())
                .param("title", page.title())
                .param("description", page.description())
                .param("link", page.link())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static PublicPage read(ResultSet row) throws SQLException {
        return new PublicPage(
                new AccountId(row.getLong("account_id")),
                row.getString("title"),
                row.getString("description"),
                row.getString("link"));
    }
}
