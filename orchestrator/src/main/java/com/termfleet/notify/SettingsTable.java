package com.termfleet.notify;

import com.termfleet.kernel.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of {@link NotificationSettings}. Thread-safe. */
@Component
class SettingsTable {

    private final JdbcClient jdbc;

    SettingsTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    NotificationSettings find(UserId user) {
        return jdbc.sql("select enabled, email from notification_settings where user_id = ?")
                .param(user.value())
                .query((row, n) -> new NotificationSettings(row.getBoolean("enabled"), row.getString("email")))
                .optional()
                .orElse(NotificationSettings.DEFAULT);
    }

    Set<UserId> enabled() {
        return Set.copyOf(jdbc.sql("select user_id from notification_settings where enabled")
                .query((row, n) -> new UserId(row.getLong(1)))
                .set());
    }

    void put(UserId user, NotificationSettings settings, Instant now) {
        jdbc.sql(
                        "insert into notification_settings (user_id, enabled, email, changed_at)"
                                + " values (:user, :enabled, :email, :now) on conflict (user_id)"
                                + " do update set enabled = excluded.enabled, email = excluded.email, changed_at = excluded.changed_at")
                .param("user", user.value())
                .param("enabled", settings.enabled())
                .param("email", settings.email())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
