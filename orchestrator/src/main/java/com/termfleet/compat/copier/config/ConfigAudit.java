package com.termfleet.compat.copier.config;

import com.termfleet.access.Principal;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code config_audit}: who has imported what, and when. Thread-safe. */
@Component
class ConfigAudit {

    private static final String OF_USER = " from copier.config_audit where (:user::bigint is null or user_id = :user)";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ConfigAudit(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param error why it was not applied whole; null if it was */
    @Schema(name = "ConfigAuditEntry")
    record Entry(
            long id,
            UserId userId,
            String userEmail,
            Instant appliedAt,
            List<ConfigChange> changes,
            @Nullable String error) {}

    void add(Principal by, List<ConfigChange> changes, @Nullable String error) {
        jdbc.sql("insert into copier.config_audit (user_id, user_email, applied_at, changes, error)"
                        + " values (:user, :email, :at, :changes::jsonb, :error)")
                .param("user", by.user().value())
                .param("email", by.email())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("changes", json.writeValueAsString(changes))
                .param("error", error)
                .update();
    }

    /** @param user null for those of everybody */
    Page<Entry> list(@Nullable UserId user, PageRequest page) {
        Long id = user == null ? null : user.value();
        List<Entry> entries = jdbc.sql("select *" + OF_USER + " order by id desc limit :size offset :offset")
                .param("user", id)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, n) -> new Entry(
                        row.getLong("id"),
                        new UserId(row.getLong("user_id")),
                        row.getString("user_email"),
                        row.getObject("applied_at", OffsetDateTime.class).toInstant(),
                        json.readValue(row.getString("changes"), new TypeReference<List<ConfigChange>>() {}),
                        row.getString("error")))
                .list();
        long total = jdbc.sql("select count(*)" + OF_USER)
                .param("user", id)
                .query(Long.class)
                .single();
        return Page.of(entries, page, total);
    }
}
