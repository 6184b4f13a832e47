package com.termfleet.notify;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of notifications. Thread-safe; each method is one statement. */
@Component
class NotificationTable {

    private final JdbcClient jdbc;

    NotificationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Notification> list(@Nullable UserId user, PageRequest page) {
        return jdbc.sql("select * from notifications where (:user::bigint is null or user_id = :user)"
                        + " order by id desc limit :size offset :offset")
                .param("user", user == null ? null : user.value())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(NotificationTable::row)
                .list();
    }

    long count(@Nullable UserId user) {
        return jdbc.sql("select count(*) from notifications where (:user::bigint is null or user_id = :user)")
                .param("user", user == null ? null : user.value())
                .query(Long.class)
                .single();
    }

    /** @param recipient null for the dashboard alone */
    Notification add(UserId user, @Nullable String recipient, String subject, String message, Instant now) {
        OffsetDateTime at = utc(now);
        return jdbc.sql("insert into notifications (user_id, type, channel, recipient, subject, message, status,"
                        + " next_attempt_at, created_at) values (:user, 'message', :channel, :recipient, :subject, :message,"
                        + " :status, :next, :now) returning *")
                .param("user", user.value())
                .param("channel", (recipient == null ? Channel.DASHBOARD : Channel.EMAIL).text())
                .param("recipient", recipient)
                .param("subject", subject)
                .param("message", message)
                .param("status", recipient == null ? "stored" : "pending")
                .param("next", recipient == null ? null : at)
                .param("now", at)
                .query(NotificationTable::row)
                .single();
    }

    List<Notification> due(Instant now, int atMost) {
        return jdbc.sql("select * from notifications where status = 'pending' and next_attempt_at <= :now"
                        + " order by next_attempt_at, id limit :most")
                .param("now", utc(now))
                .param("most", atMost)
                .query(NotificationTable::row)
                .list();
    }

    void sent(long id, Instant now) {
        jdbc.sql("update notifications set status = 'sent', attempts = attempts + 1, next_attempt_at = null,"
                        + " error = null, sent_at = :now where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    /** @param next when it is tried again; null if it is not */
    void failed(long id, String error, @Nullable Instant next) {
        jdbc.sql("update notifications set status = :status, attempts = attempts + 1, next_attempt_at = :next,"
                        + " error = :error where id = :id")
                .param("id", id)
                .param("status", next == null ? "failed" : "pending")
                .param("next", next == null ? null : utc(next))
                .param("error", error)
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Notification row(ResultSet row, int number) throws SQLException {
        Long account = row.getObject("account_id", Long.class);
        Long pair = row.getObject("pair_id", Long.class);
        OffsetDateTime sent = row.getObject("sent_at", OffsetDateTime.class);
        return new Notification(
                row.getLong("id"),
                new UserId(row.getLong("user_id")),
                account == null ? null : new AccountId(account),
                pair == null ? null : new PairId(pair),
                row.getString("type"),
                row.getString("channel"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("message"),
                row.getString("status"),
                row.getInt("attempts"),
                row.getString("error"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                sent == null ? null : sent.toInstant());
    }
}
