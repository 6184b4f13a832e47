package com.termfleet.destination.polled;

import com.termfleet.database.RetentionTask;
import org.springframework.stereotype.Component;

/**
 * Deletes orders of polling followers that ended long ago, with the positions that they opened: never one that waits or is with an
 * expert, nor one of a copy that is open or was closed lately.
 */
@Component
class OfferRetention extends RetentionTask {

    private static final String STATEMENT = """
            with page as (
                select id, account_id, pair_id, status, created_at, ended_at from polled_offers
                where id > :after order by id limit :size),
            due as (
                select * from page
                where status not in ('WAITING', 'HANDED_OUT') and ended_at < :before and not exists (
                    select from polled_positions p
                    where p.account_id = page.account_id and p.pair_id = page.pair_id
                        and (p.closed_at is null or p.closed_at >= :before))),
            positions as (
                delete from polled_positions p using due
                where p.account_id = due.account_id and p.pair_id = due.pair_id),
            gone as (
                delete from polled_offers o using due where o.id = due.id returning o.id)
            select (select max(id) from page having min(created_at) < :before) as last,
                (select count(*) from gone) as deleted""";

    OfferRetention(Parts parts) {
        super("polled_offers", STATEMENT, parts);
    }
}
