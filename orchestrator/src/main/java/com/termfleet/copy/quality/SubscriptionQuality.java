package com.termfleet.copy.quality;

import com.termfleet.access.Principal;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.SubscriptionId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the execution quality of one subscription; removed ones keep theirs. Thread-safe; blocks. */
public final class SubscriptionQuality {

    private final JdbcClient jdbc;
    private final MeasuredCopies copies;

    SubscriptionQuality(JdbcClient jdbc, MeasuredCopies copies) {
        this.jdbc = jdbc;
        this.copies = copies;
    }

    /** @throws NotFoundException if there is no such subscription that this person may see */
    public QualityView of(long subscription, QualityRange range, Principal principal) {
        SubscriptionRoute route = route(subscription, principal);
        QualityView.CopyCounts counts = counts(route, range);
        Measurements measurements = new Measurements();
        boolean truncated = copies.read(route, range, measurements::add);
        return new QualityView(
                new SubscriptionId(subscription),
                range.since(),
                range.until(),
                counts,
                counts.successRate(),
                counts.copiedRate(),
                causes(route, range),
                measurements.durations(),
                measurements.slippage(),
                truncated);
    }

    /** @throws NotFoundException if there is no such subscription that this person may see */
    public Distribution distribution(
            long subscription, Distribution.Kind kind, QualityRange range, Principal principal) {
        Measurements measurements = new Measurements();
        copies.read(route(subscription, principal), range, measurements::add);
        return kind == Distribution.Kind.SLIPPAGE_POINTS
                ? Distributions.ofPoints(measurements.points())
                : Distributions.ofDurations(kind, measurements.histogram(Step.valueOf(kind.name())));
    }

    private SubscriptionRoute route(long subscription, Principal principal) {
        return jdbc.sql("""
                        select s.master_account_id as master, s.follower_account_id as follower
                        from subscriptions s
                          join accounts m on m.id = s.master_account_id
                          join accounts f on f.id = s.follower_account_id
                        where s.id = :id
                          and (cast(:user as bigint) is null or m.owner_id = :user or f.owner_id = :user)
                        """)
                .param("id", subscription)
                .param("user", principal.isAdmin() ? null : principal.user().value())
                .query((row, n) -> new SubscriptionRoute(subscription, row.getLong("master"), row.getLong("follower")))
                .optional()
                .orElseThrow(() -> new NotFoundException("There is no subscription " + subscription + "."));
    }

    private QualityView.CopyCounts counts(SubscriptionRoute route, QualityRange range) {
        return copies.statement("""
                        select count(*) as total,
                          count(*) filter (where p.status in ('OPEN', 'CLOSED')) as filled,
                          count(*) filter (where p.status in ('PENDING', 'PLACED')) as waiting,
                          count(*) filter (where p.status = 'CANCELLED') as cancelled,
                          count(*) filter (where p.status = 'SKIPPED') as skipped,
                          count(*) filter (where p.status = 'FAILED') as failed
                        """ + MeasuredCopies.OF_SUBSCRIPTION, route, range)
                .query((row, n) -> new QualityView.CopyCounts(
                        row.getLong("total"),
                        row.getLong("filled"),
                        row.getLong("waiting"),
                        row.getLong("cancelled"),
                        row.getLong("skipped"),
                        row.getLong("failed")))
                .single();
    }

    private List<QualityView.NotCopied> causes(SubscriptionRoute route, QualityRange range) {
        return copies.statement("""
                        select p.status, p.reason_code, (array_agg(p.reason order by p.id desc))[1] as reason,
                          count(*) as times
                        """ + MeasuredCopies.OF_SUBSCRIPTION + """
                        and p.status in ('SKIPPED', 'FAILED', 'CANCELLED') and p.reason_code is not null
                        group by p.status, p.reason_code order by times desc, p.status, p.reason_code
                        """, route, range)
                .query((row, n) -> new QualityView.NotCopied(
                        PairStatus.valueOf(row.getString("status")),
                        ReasonCode.valueOf(row.getString("reason_code")),
                        row.getString("reason"),
                        row.getLong("times")))
                .list();
    }
}
