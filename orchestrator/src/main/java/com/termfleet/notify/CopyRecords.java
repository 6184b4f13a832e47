package com.termfleet.notify;

import com.termfleet.kernel.PairId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns changed copies into errors and notifications. What is stored of a copy when it is looked at decides, not what it was
 * when it changed, so that a copy may be looked at late and more than once. Thread-safe.
 */
@Component
class CopyRecords {

    /** While a copy waits, only what somebody tried and failed with is an error. */
    private static final String IS_ERROR =
            "(p.status = 'FAILED' or p.reason_code in ('CLOSE_REFUSED', 'MODIFY_REFUSED')"
                    + " or (p.status = 'PENDING' and p.reason_code in ('NO_ANSWER', 'OUTCOME_UNKNOWN', 'TRADING_DISABLED',"
                    + " 'NOT_ENOUGH_MONEY', 'MARKET_CLOSED', 'INVALID_STOPS', 'INVALID_VOLUME', 'NO_PRICE', 'REFUSED')))";

    private static final String CONTEXT = "case p.reason_code when 'CLOSE_REFUSED' then 'copy.close'"
            + " when 'MODIFY_REFUSED' then 'copy.modify' else 'copy.open' end";

    private static final String TARGET = ", case when :mail and s.email is not null then 'email' else 'dashboard' end,"
            + " case when :mail then s.email end,";

    private static final String STATE = ", case when :mail and s.email is not null then 'pending' else 'stored' end,"
            + " case when :mail and s.email is not null then :now::timestamptz end, :now ";

    private static final String INTO =
            "insert into notifications (user_id, account_id, pair_id, type, channel, recipient,"
                    + " subject, message, status, next_attempt_at, created_at) ";

    private static final String INTO_CHANNELS =
            "insert into notifications (user_id, account_id, pair_id, type, channel, channel_id,"
                    + " subject, message, status, next_attempt_at, created_at) ";

    private static final String WHAT = "lower(p.slave_type) || ' ' || coalesce(p.slave_volume, p.target_volume)::text"
            + " || ' ' || p.slave_symbol";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    CopyRecords(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @param mail whether e-mails can be sent */
    void record(Collection<PairId> pairs, boolean mail, Instant now) {
        Long[] ids = pairs.stream().map(PairId::value).toArray(Long[]::new);
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        transactions.executeWithoutResult(status -> {
            run(RESOLVE, ids, mail, at);
            run(ERRORS, ids, mail, at);
            run(OPENS, ids, mail, at);
            run(CLOSES, ids, mail, at);
            run(OPENS_IN_CHANNELS, ids, mail, at);
            run(CLOSES_IN_CHANNELS, ids, mail, at);
        });
    }

    private void run(String sql, Long[] ids, boolean mail, OffsetDateTime now) {
        jdbc.sql(sql).param("ids", ids).param("mail", mail).param("now", now).update();
    }

    /** The parameter is named although it is not used, so that all statements have the same. */
    private static final String RESOLVE =
            "update error_logs e set resolved = true, resolved_at = :now from trade_pairs p"
                    + " where :mail is not null and p.id = any(:ids) and e.pair_id = p.id and not e.resolved and case e.context"
                    + " when 'copy.open' then p.status in ('OPEN', 'PLACED', 'CLOSED', 'CANCELLED')"
                    + " when 'copy.modify' then coalesce(p.reason_code, '') <> 'MODIFY_REFUSED'"
                    + " else p.status in ('CLOSED', 'CANCELLED') or coalesce(p.reason_code, '') <> 'CLOSE_REFUSED' end";

    private static final String ERRORS = "with failed as ("
            + " insert into error_logs (user_id, account_id, pair_id, context, message, created_at)"
            + " select a.owner_id, a.id, p.id, " + CONTEXT + ", " + WHAT
            + " || ': ' || coalesce(p.reason, p.status), :now"
            + " from trade_pairs p join accounts a on a.id = p.follower_account_id"
            + " where p.id = any(:ids) and " + IS_ERROR
            + " and not exists (select 1 from error_logs e where e.pair_id = p.id and e.context = " + CONTEXT
            + "   and (not e.resolved or p.status = 'FAILED'))"
            + " returning user_id, account_id, pair_id, context, message), in_channels as ("
            + INTO_CHANNELS + "select f.user_id, f.account_id, f.pair_id, 'error', lower(c.kind), c.id,"
            + " 'Copy failed at account ' || a.name, f.message, 'pending', :now, :now"
            + " from failed f join accounts a on a.id = f.account_id"
            + " join notification_channels c on c.owner_id = f.user_id and 'ERROR' = any(c.topics)) "
            + INTO + "select f.user_id, f.account_id, f.pair_id, 'error'" + TARGET
            + " 'Copy failed at account ' || a.name, f.message" + STATE
            + "from failed f join accounts a on a.id = f.account_id"
            + " left join notification_settings s on s.user_id = f.user_id and s.enabled";

    private static final String COPIES = " from trade_pairs p join accounts a on a.id = p.follower_account_id"
            + " join notification_settings s on s.user_id = a.owner_id and s.enabled";

    private static final String OPENED =
            " 'Opened at account ' || a.name, " + WHAT + " || ' at ' || p.open_price::text";

    private static final String CLOSED = " 'Closed at account ' || a.name, " + WHAT
            + " || coalesce(' at ' || p.close_price::text, '')" + " || coalesce(', profit ' || p.profit::text, '')";

    private static final String IS_OPENED =
            " where p.id = any(:ids) and p.status in ('OPEN', 'CLOSED') and p.open_price is not null";

    private static final String IS_CLOSED =
            " where p.id = any(:ids) and p.status = 'CLOSED' and p.open_price is not null";

    private static final String OPENS = INTO + "select a.owner_id, a.id, p.id, 'open'" + TARGET + OPENED + STATE
            + COPIES + IS_OPENED + " and p.decided_at >= s.changed_at on conflict do nothing";

    private static final String CLOSES = INTO + "select a.owner_id, a.id, p.id, 'close'" + TARGET + CLOSED + STATE
            + COPIES + IS_CLOSED + " and p.closed_at >= s.changed_at on conflict do nothing";

    private static final String TO_CHANNELS = ", 'pending', :now, :now from trade_pairs p"
            + " join accounts a on a.id = p.follower_account_id"
            + " join notification_channels c on c.owner_id = a.owner_id";

    private static final String OPENS_IN_CHANNELS = INTO_CHANNELS
            + "select a.owner_id, a.id, p.id, 'open', lower(c.kind), c.id," + OPENED + TO_CHANNELS + IS_OPENED
            + " and :mail is not null and 'OPEN' = any(c.topics) and p.decided_at >= c.created_at on conflict do nothing";

    private static final String CLOSES_IN_CHANNELS = INTO_CHANNELS
            + "select a.owner_id, a.id, p.id, 'close', lower(c.kind), c.id," + CLOSED + TO_CHANNELS + IS_CLOSED
            + " and :mail is not null and 'CLOSE' = any(c.topics) and p.closed_at >= c.created_at on conflict do nothing";
}
