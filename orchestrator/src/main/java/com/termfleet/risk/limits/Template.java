package com.termfleet.risk.limits;

import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.limits.DrawdownStop.From;
import com.termfleet.risk.limits.Threshold.Percent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a funded account, set at once.
 *
 * @param dailyLossPercent of the day's starting balance or equity
 * @param maxLossPercent of the first balance, or of the highest equity so far
 * @param profitTargetPercent of the first balance; null for no target
 * @param close whether what is open is closed when one of them is reached
 */
public record Template(
        Kind kind,
        BigDecimal dailyLossPercent,
        BigDecimal maxLossPercent,
        @Nullable BigDecimal profitTargetPercent,
        boolean close) {

    /** What the losses are counted from. */
    public enum Kind {
        DAILY_LOSS_FROM_BALANCE_STATIC_MAX_LOSS(From.STARTING_BALANCE, From.STARTING_BALANCE),
        DAILY_LOSS_FROM_EQUITY_STATIC_MAX_LOSS(From.STARTING_EQUITY, From.STARTING_BALANCE),
        DAILY_LOSS_FROM_BALANCE_TRAILING_MAX_LOSS(From.STARTING_BALANCE, From.HIGHEST_EQUITY),
        DAILY_LOSS_FROM_EQUITY_TRAILING_MAX_LOSS(From.STARTING_EQUITY, From.HIGHEST_EQUITY);

        private final From daily;
        private final From lifetime;

        Kind(From daily, From lifetime) {
            this.daily = daily;
            this.lifetime = lifetime;
        }
    }

    static final BigDecimal USUAL_DAILY_LOSS = BigDecimal.valueOf(5);
    static final BigDecimal USUAL_MAX_LOSS = BigDecimal.valueOf(10);

    public static Template usual(Kind kind) {
        return new Template(kind, USUAL_DAILY_LOSS, USUAL_MAX_LOSS, null, true);
    }

    public List<DrawdownStop> stops() {
        return List.of(
                new DrawdownStop(Period.DAY, kind.daily, new Percent(dailyLossPercent), close),
                new DrawdownStop(Period.LIFETIME, kind.lifetime, new Percent(maxLossPercent), close));
    }

    public Optional<Threshold> profitTarget() {
        return Optional.ofNullable(profitTargetPercent).map(Percent::new);
    }
}
