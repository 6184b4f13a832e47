package com.termfleet.source.tradingview.store;

import com.termfleet.database.RetentionTask;
import org.springframework.stereotype.Component;

/**
 * Deletes captured orders that ended long ago. Those of one position go together, in one statement: what was closed of a position is
 * counted over all of them.
 */
@Component
class CaptureRetention extends RetentionTask {

    private static final String STATEMENT = """
            with page as (
                select id, account_id, position, state, captured_at, changed_at from captured_orders
                where id > :after order by id limit :size),
            due as (
                select * from page
                where state = 'ENDED' and changed_at < :before and not exists (
                    select from captured_orders other
                    where other.account_id = page.account_id and other.position = page.position
                        and (other.state <> 'ENDED' or other.changed_at >= :before))),
            gone as (
                delete from captured_orders o using (
                    select id from due
                    union
                    select other.id from due join captured_orders other
                        on other.account_id = due.account_id and other.position = due.position) as ended
                where o.id = ended.id returning o.id)
            select (select max(id) from page having min(captured_at) < :before) as last,
                (select count(*) from gone) as deleted""";

    CaptureRetention(Parts parts) {
        super("captured_orders", STATEMENT, parts);
    }
}
