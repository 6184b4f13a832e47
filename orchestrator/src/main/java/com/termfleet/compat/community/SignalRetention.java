package com.termfleet.compat.community;

import com.termfleet.database.RetentionTask;
import org.springframework.stereotype.Component;

/**
 * Deletes signals that were executed or have expired long ago, but none of which the intake still knows the request: until it is gone,
 * a repeat of the signal has to find it here.
 */
@Component
class SignalRetention extends RetentionTask {

    private static final String STATEMENT = """
            with page as (
                select id, account_id, signal_id, status, submitted, created_at, updated_at from community.signals
                where id > :after order by id limit :size),
            due as (
                select * from page
                where status in ('executed', 'expired') and submitted and updated_at < :before and not exists (
                    select from source_requests r
                    where r.account_id = page.account_id and r.request_key = 'signal:' || page.signal_id)),
            gone as (
                delete from community.signals s using due where s.id = due.id returning s.id)
            select (select max(id) from page having min(created_at) < :before) as last,
                (select count(*) from gone) as deleted""";

    SignalRetention(Parts parts) {
        super("community_signals", STATEMENT, parts);
    }
}
