package com.termfleet.risk.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.kernel.Money;
import com.termfleet.risk.ledger.Ledger;
import com.termfleet.risk.ledger.Level;
import com.termfleet.risk.ledger.Period;
import com.termfleet.risk.ledger.Scope;
import com.termfleet.risk.limits.DrawdownStop;
import com.termfleet.risk.limits.DrawdownStop.From;
import com.termfleet.risk.limits.Threshold;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopOutTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-11-18T11:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-18T23:00:00Z");

    private final Ledger ledger =
            Ledger.begun(BERLIN, level("10000", "10000"), NOON).observed(level("10000", "9500"), NOON);

    private static Level level(String balance, String equity) {
        return new Level(Money.of(balance), Money.of(equity));
    }

    private static StopCondition drawdown(Period period, String amount) {
        return new StopCondition.Drawdown(
                new DrawdownStop(period, From.HIGHEST_EQUITY, new Threshold.Amount(Money.of(amount)), true));
    }

    private static List<StopOut> reached(List<StopCondition> conditions, Ledger ledger, List<StopOut> recorded) {
        return StopOut.newlyReached(Scope.ACCOUNT, conditions, ledger, recorded, NOON);
    }

    private StopOut opened(Period period) {
        return reached(List.of(drawdown(period, "500")), ledger, List.of()).getFirst();
    }

    @Test
    void it_tells_what_was_reached_and_when_it_ends() {
        assertThat(opened(Period.DAY))
                .isEqualTo(new StopOut(
                        Scope.ACCOUNT,
                        "drawdownStops DAY HIGHEST_EQUITY 500",
                        "drawdownStops",
                        Period.DAY,
                        NOON,
                        MIDNIGHT,
                        true,
                        new Breach(
                                Money.of("500"),
                                Money.of("500"),
                                "the loss from the day's highest equity of 10000.00 is 500.00, the limit 500.00"),
                        null));
    }

    @Test
    void nothing_is_opened_while_no_condition_is_reached() {
        assertThat(reached(List.of(drawdown(Period.DAY, "500.01")), ledger, List.of()))
                .isEmpty();
    }

    @Test
    void one_is_recorded_once_only() {
        List<StopCondition> conditions = List.of(drawdown(Period.DAY, "500"), drawdown(Period.WEEK, "400"));

        List<StopOut> first = reached(conditions, ledger, List.of());

        assertThat(first).extracting(StopOut::period).containsExactly(Period.DAY, Period.WEEK);
        assertThat(reached(conditions, ledger, first)).isEmpty();
        assertThat(reached(conditions, ledger, List.of(first.getFirst())))
                .extracting(StopOut::period)
                .containsExactly(Period.WEEK);
    }

    @Test
    void the_accounts_does_not_stand_for_the_subscriptions() {
        List<StopCondition> conditions = List.of(drawdown(Period.DAY, "500"));

        assertThat(StopOut.newlyReached(Scope.SUBSCRIPTION, conditions, ledger, List.of(opened(Period.DAY)), NOON))
                .hasSize(1);
    }

    @Test
    void it_ends_with_its_period() {
        StopOut stopOut = opened(Period.DAY);

        assertThat(stopOut.isActive(MIDNIGHT.minusMillis(1))).isTrue();
        assertThat(stopOut.isActive(MIDNIGHT)).isFalse();
        assertThat(opened(Period.WEEK).endsAt()).isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
        assertThat(opened(Period.MONTH).endsAt()).isEqualTo(Instant.parse("2026-11-30T23:00:00Z"));
    }

    @Test
    void it_ends_an_hour_later_on_the_day_on_which_the_clocks_go_back() {
        Instant begin = Instant.parse("2026-10-25T08:00:00Z");
        Ledger autumn = Ledger.begun(BERLIN, level("10000", "10000"), begin).observed(level("10000", "9000"), begin);

        StopOut stopOut = StopOut.newlyReached(
                        Scope.ACCOUNT, List.of(drawdown(Period.DAY, "500")), autumn, List.of(), begin)
                .getFirst();

        assertThat(stopOut.endsAt()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void one_of_a_lifetime_ends_by_hand_only() {
        StopOut stopOut = opened(Period.LIFETIME);

        assertThat(stopOut.endsAt()).isNull();
        assertThat(stopOut.isActive(NOON.plusSeconds(1_000_000_000))).isTrue();
        assertThat(stopOut.ended(NOON).isActive(NOON)).isFalse();
        assertThat(stopOut.ended(NOON).endedAt()).isEqualTo(NOON);
    }

    @Test
    void it_ends_once() {
        StopOut ended = opened(Period.LIFETIME).ended(NOON);

        assertThatThrownBy(() -> ended.ended(NOON)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ended_by_hand_it_comes_again_only_after_a_new_loss() {
        StopCondition condition = drawdown(Period.LIFETIME, "500");
        StopOut ended = opened(Period.LIFETIME).ended(NOON);
        Ledger anew = ledger.measuredAnew(ended.period());

        assertThat(reached(List.of(condition), anew, List.of(ended))).isEmpty();
        assertThat(reached(List.of(condition), anew.observed(level("10000", "9000.01"), NOON), List.of(ended)))
                .isEmpty();
        assertThat(reached(List.of(condition), anew.observed(level("10000", "9000"), NOON), List.of(ended)))
                .hasSize(1);
    }

    @Test
    void ended_by_hand_without_measuring_anew_it_comes_again_at_once() {
        StopOut ended = opened(Period.LIFETIME).ended(NOON);

        assertThat(reached(List.of(drawdown(Period.LIFETIME, "500")), ledger, List.of(ended)))
                .hasSize(1);
    }

    @Test
    void a_loss_of_yesterday_does_not_stop_today() {
        assertThat(StopOut.newlyReached(
                        Scope.ACCOUNT, List.of(drawdown(Period.DAY, "500")), ledger, List.of(), MIDNIGHT))
                .isEmpty();
    }
}
