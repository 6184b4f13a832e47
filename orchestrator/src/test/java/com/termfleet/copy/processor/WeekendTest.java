package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.destination.Order;
import com.termfleet.kernel.OrderType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Accounts and subscriptions that hold nothing over the weekend. */
class WeekendTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final String FROM_FRIDAY =
            "{\"flatBeforeWeekend\": {\"from\": \"FRI 20:00\", \"to\": \"SUN 23:00\"}}";

    private final LimitedFollower follower = new LimitedFollower();
    private final Rig rig = follower.rig;

    private void closedAt(String time) {
        rig.pass(Duration.between(rig.clock.instant(), Instant.parse(time)).minusMillis(1));
        assertThat(rig.sent()).isEmpty();
        rig.pass(Duration.ofMillis(1));
        Order.Close close = rig.sentClose();
        assertThat(close.lots().isZero()).as("all").isTrue();
        rig.closed(close, "0");
    }

    @Test
    void what_is_open_is_closed_when_the_weekend_begins() {
        rig.copied(100, "0.50");
        follower.limit("{\"flatBeforeWeekend\": true}");
        closedAt("2026-03-06T21:30:00Z");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.RISK_LIMIT);
    }

    @Test
    void the_time_is_that_of_the_accounts_zone() {
        rig.copied(100, "0.50");
        follower.limit(FROM_FRIDAY.replace("{\"flat", "{\"timeZone\": \"Europe/Berlin\", \"flat"));
        closedAt("2026-03-06T19:00:00Z");
    }

    @Test
    void a_subscription_is_closed_by_its_own_limit() {
        rig.copied(100, "0.50");
        follower.limitSubscription(FROM_FRIDAY);
        closedAt("2026-03-06T20:00:00Z");
    }

    @Test
    void it_is_closed_every_week_and_opens_again_in_between() {
        follower.limit(FROM_FRIDAY);
        follower.at("2026-03-08T23:00:00", ZoneOffset.UTC);
        rig.copied(100, "0.50");
        closedAt("2026-03-13T20:00:00Z");
        follower.at("2026-03-15T23:00:00", ZoneOffset.UTC);
        rig.copied(101, "0.50");
        closedAt("2026-03-20T20:00:00Z");
    }

    @Test
    void after_a_restart_it_is_still_closed() {
        rig.copied(100, "0.50");
        follower.limitSubscription(FROM_FRIDAY);
        rig.restart();
        follower.connectAgain(Rig.position(9100, "0.50", rig.pairOf(100).id().value()));
        closedAt("2026-03-06T20:00:00Z");
    }

    @Test
    void a_limit_that_is_set_on_the_weekend_closes_at_once() {
        rig.copied(100, "0.50");
        follower.at("2026-03-07T12:00:00", NEW_YORK);
        follower.limit("{\"flatBeforeWeekend\": true}");
        assertThat(rig.sentClose().ticket().value()).isEqualTo(9100);
    }

    @Test
    void what_the_master_opens_on_the_weekend_is_skipped_and_not_copied_later() {
        follower.limit("{\"flatBeforeWeekend\": true}");
        follower.at("2026-03-07T12:00:00", NEW_YORK);
        assertThat(follower.open(OrderType.BUY, "0.50")).startsWith("RISK_LIMIT");
        follower.at("2026-03-09T12:00:00", NEW_YORK);
        assertThat(rig.sent()).isEmpty();
    }
}
