package com.termfleet.notify.channel;

import com.termfleet.access.Vault;
import com.termfleet.kernel.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of notification channels; their secrets are sealed in it. Thread-safe. */
@Component
public class ChannelTable {

    private final JdbcClient jdbc;
    private final Vault vault;

    ChannelTable(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Oldest first. */
    public List<NotificationChannel> of(UserId owner) {
        return jdbc.sql("select * from notification_channels where owner_id = ? order by id")
                .param(owner.value())
                .query(ChannelTable::row)
                .list();
    }

    public Optional<NotificationChannel> find(long id, UserId owner) {
        return jdbc.sql("select * from notification_channels where id = ? and owner_id = ?")
                .param(id)
                .param(owner.value())
                .query(ChannelTable::row)
                .optional();
    }

    /** Of those that {@link Topic#OPEN} or {@link Topic#CLOSE} is told. */
    public Set<UserId> ownersToldOfCopies() {
        return jdbc.sql("select distinct owner_id from notification_channels where topics && array['OPEN', 'CLOSE']")
                .query((row, n) -> new UserId(row.getLong(1)))
                .set();
    }

    /** @return the channel; empty if the owner has {@code most} already. In a transaction, so that two at once are counted */
    public Optional<NotificationChannel> add(UserId owner, CheckedChannel channel, int most, Instant now) {
        jdbc.sql("select 1 from users where id = ? for update")
                .param(owner.value())
                .query(Long.class)
                .single();
        if (of(owner).size() >= most) {
            return Optional.empty();
        }
        // Reserved, since it is the context in which the secret is sealed.
        long id = jdbc.sql("select nextval(pg_get_serial_sequence('notification_channels', 'id'))")
                .query(Long.class)
                .single();
        return jdbc.sql("insert into notification_channels (id, owner_id, kind, name, topics, chat_id, secret_sealed,"
                        + " created_at) values (:id, :owner, :kind, :name, :topics, :chat, :secret, :now) returning *")
                .param("id", id)
                .param("owner", owner.value())
                .param("kind", channel.kind().name())
                .param("name", channel.name())
                .param(
                        "topics",
                        channel.topics().stream().map(Topic::name).sorted().toArray(String[]::new))
                .param("chat", channel.chatId())
                .param("secret", vault.seal(channel.secret(), context(id)))
                .param("now", utc(now))
                .query(ChannelTable::row)
                .optional();
    }

    public void remove(long id) {
        jdbc.sql("delete from notification_channels where id = ?").param(id).update();
    }

    /**
     * With what messages are sent there; {@code toString} hides the secret.
     *
     * @param chatId null for Discord
     */
    public record Access(@Nullable String chatId, String secret) {

        @Override
        public String toString() {
            return "Access[" + chatId + "]";
        }
    }

    /**
     * @return empty if the channel was removed
     * @throws IllegalStateException if the secret was sealed with another key
     */
    public Optional<Access> access(long id) {
        return jdbc.sql("select chat_id, secret_sealed from notification_channels where id = ?")
                .param(id)
                .query((row, n) ->
                        new Access(row.getString("chat_id"), vault.open(row.getBytes("secret_sealed"), context(id))))
                .optional();
    }

    public void delivered(long id, Instant now) {
        jdbc.sql("update notification_channels set delivered_at = :now, error = null, failed_at = null where id = :id")
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    public void failed(long id, String error, Instant now) {
        jdbc.sql("update notification_channels set error = :error, failed_at = :now where id = :id")
                .param("id", id)
                .param("error", error)
                .param("now", utc(now))
                .update();
    }

    /** Nothing is sent there before that time. */
    public void pause(long id, Instant until) {
        jdbc.sql("update notification_channels set paused_until = :until where id = :id")
                .param("id", id)
                .param("until", utc(until))
                .update();
    }

    private static String context(long id) {
        return "notification-channel:" + id + ":secret";
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static NotificationChannel row(ResultSet row, int number) throws SQLException {
        return new NotificationChannel(
                row.getLong("id"),
                ChannelKind.valueOf(row.getString("kind")),
                row.getString("name"),
                topics((String[]) row.getArray("topics").getArray()),
                row.getString("chat_id"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "delivered_at"),
                row.getString("error"),
                instant(row, "failed_at"));
    }

    private static Set<Topic> topics(String[] names) {
        return Arrays.stream(names).map(Topic::valueOf).collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
