package com.termfleet.source.intake;

import com.termfleet.database.RetentionTask;
import org.springframework.stereotype.Component;

/**
 * Deletes requests that were carried out, with the keys of the trades that they opened, when all their trades have been closed for long
 * and no copy of them is open. Until then a repeat of a request is known.
 */
@Component
class RequestRetention extends RetentionTask {

    private static final String STATEMENT = """
            with page as (
                select id, account_id, received_at, request, signals, outcome from source_requests
                where id > :after order by id limit :size),
            due as (
                select * from page
                where received_at < :before and outcome is not null and not exists (
                    select from jsonb_array_elements(page.signals -> 'signals') as signal
                        join master_trades t on t.master_account_id = page.account_id
                            and t.ticket = cast(signal ->> 'ticket' as bigint)
                    where not t.settled or t.closed_at is null or t.closed_at >= :before)),
            keys as (
                delete from source_keys k using due
                where k.account_id = due.account_id and k.key = due.request ->> 'key'),
            gone as (
                delete from source_requests r using due where r.id = due.id returning r.id)
            select (select max(id) from page having min(received_at) < :before) as last,
                (select count(*) from gone) as deleted""";

    RequestRetention(Parts parts) {
        super("source_requests", STATEMENT, parts);
    }
}
