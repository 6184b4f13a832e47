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

    /** Tells it in the channels of admins that want the topic. */
    void tellAdmins(PeopleNews news, Instant now) {
        jdbc.sql("insert into notifications (user_id, channel_id, type, channel, subject, message, status,"
                        + " next_attempt_at, created_at) select c.owner_id, c.id, lower(:topic), lower(c.kind), :subject,"
                        + " :message, 'pending', :now, :at from notification_channels c join users u on u.id = c.owner_id"
                        + " where u.enabled and u.role = 'ADMIN' and :topic = any(c.topics) and c.created_at <= :at")
                .param("topic", news.topic().name())
                .param("subject", news.subject())
                .param("message", news.message())
                .param("at", utc(news.at()))
                .param("now", utc(now))
                .update();
    }

    /** Without those of notification channels that take nothing now. */
    List<Notification> due(Channel channel, Instant now, int atMost) {
        return jdbc.sql("select n.* from notifications n left join notification_channels c on c.id = n.channel_id"
                        + " where n.status = 'pending' and n.next_attempt_at <= :now and n.channel = :channel"
                        + " and (c.paused_until is null or c.paused_until <= :now)"
                        + " order by n.next_attempt_at, n.id limit :most")
                .param("channel", channel.text())
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

    /** What waits for a notification channel that is removed. */
    void giveUp(long channelId) {
        jdbc.sql("update notifications set status = 'failed', next_attempt_at = null,"
                        + " error = 'The notification channel was removed.'"
                        + " where channel_id = :channel and status = 'pending'")
                .param("channel", channelId)
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
                row.getObject("channel_id", Long.class),
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
