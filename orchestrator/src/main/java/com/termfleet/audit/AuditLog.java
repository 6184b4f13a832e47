package com.termfleet.audit;

import com.termfleet.access.PersonAction;
import com.termfleet.access.PersonAction.Subject;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.kernel.UserId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * The actions of persons in the database. Each is stored before its request is answered, and by the leader only, since a
 * standby refuses changes. What cannot be stored, because the database has become unreachable since the change, is in
 * the server's log. Thread-safe; blocks.
 */
@Component
public class AuditLog {

    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    void add(PersonAction action) {
        try {
            jdbc.sql("""
                            insert into audit (at, user_id, email, subject, subject_id, text)
                            values (:at, :user, :email, :subject, :subjectId, :text)""")
                    .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("user", action.by().user().value())
                    .param("email", action.by().email())
                    .param("subject", action.subject().name())
                    .param("subjectId", action.subjectId())
                    .param("text", action.text())
                    .update();
        } catch (DataAccessException | TransactionException e) {
            log.error(
                    "Audit entry not stored user={} email={} subject={} subjectId={} text={}",
                    action.by().user(),
                    action.by().email(),
                    action.subject(),
                    action.subjectId(),
                    action.text(),
                    e);
        }
    }

    /** Newest first. */
    public Page<AuditEntry> list(PageRequest page) {
        // Ids have no gaps and no entry is removed.
        long total = jdbc.sql("select coalesce(max(id), 0) from audit")
                .query(Long.class)
                .single();
        List<AuditEntry> entries = jdbc.sql("""
                        select id, at, user_id, email, subject, subject_id, text from audit
                        order by id desc limit :limit offset :offset""")
                .param("limit", page.size())
                .param("offset", page.offset())
                .query((row, _) -> new AuditEntry(
                        row.getLong("id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new UserId(row.getLong("user_id")),
                        row.getString("email"),
                        Subject.valueOf(row.getString("subject")),
                        row.getString("subject_id"),
                        row.getString("text")))
                .list();
        return Page.of(entries, page, total);
    }
}
