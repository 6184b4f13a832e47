package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.pause.PauseMode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.subscription.Subscription.Repair;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy that its follower closed by hand is opened again only where the subscription says so. */
class ReopenManualTest {

    private final Rig rig = new Rig();
    private Subscription subscription;
    private Order.Open first;

    @BeforeEach
    void a_copy_that_is_open_for_a_minute() {
        subscription = rig.subscribe(FOLLOWER, Rig.terms().with(new Repair(ExistingPositions.SKIP, true)));
        rig.connect(FOLLOWER);
        first = rig.copied(100, "0.30");
        rig.pass(Duration.ofMinutes(1));
    }

    private List<TradePair> pairs() {
        return rig.pairsOf(100);
    }

    @Test
    void it_is_opened_again_with_what_the_master_has_left() {
        rig.partial(100, "0.10", "0.20");
        rig.closed(rig.sentClose(), "0.20");
        rig.disconnect(FOLLOWER);

        rig.connect(FOLLOWER);

        Order.Open again = rig.sentOpen();
        assertThat(again.lots()).isEqualTo(Lots.of("0.20"));
        assertThat(again.pair()).isNotEqualTo(first.pair());
        assertThat(again.timeToLive()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rig.pair(first.pair()).status()).isEqualTo(PairStatus.CLOSED);
        rig.opened(again, 9200);
        rig.close(100);
        assertThat(rig.sentClose().ticket().value()).isEqualTo(9200);
    }

    @Test
    void it_is_opened_again_once_only() {
        rig.holds(FOLLOWER);
        rig.opened(rig.sentOpen(), 9200);
        rig.pass(Duration.ofMinutes(1));

        rig.holds(FOLLOWER);

        assertThat(rig.sent()).isEmpty();
        assertThat(pairs()).extracting(TradePair::status).containsExactly(PairStatus.CLOSED, PairStatus.CLOSED);
    }

    @Test
    void it_is_opened_again_once_only_over_a_restart_too() {
        rig.holds(FOLLOWER);
        rig.opened(rig.sentOpen(), 9200);
        rig.pass(Duration.ofMinutes(1));
        rig.restart();

        rig.connect(FOLLOWER);

        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void what_was_closed_because_the_master_closed_stays_closed() {
        rig.close(100);
        rig.sentClose();

        rig.holds(FOLLOWER);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
    }

    @Test
    void nothing_is_opened_again_during_a_pause_or_after_it() {
        rig.pause(subscription, PauseMode.CLOSE_ONLY);

        rig.holds(FOLLOWER);
        rig.pass(Duration.ofSeconds(1));
        rig.pause(subscription, null);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSED_BY_FOLLOWER);
    }

    @Test
    void a_part_that_was_closed_by_hand_stays_closed() {
        rig.holds(FOLLOWER, Rig.position(9100, "0.10", first.commandId()));

        assertThat(rig.sent()).isEmpty();
        assertThat(pairs()).hasSize(1);
    }

    @Test
    void a_pending_order_that_was_removed_by_hand_stays_removed() {
        rig.open(101, "EURUSD", OrderType.BUY_LIMIT, "0.10", "0", "0");
        rig.opened(rig.sentOpen(), 9101);
        rig.pass(Duration.ofMinutes(1));

        rig.holds(FOLLOWER, Rig.position(9100, "0.30", first.commandId()));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(101)).isEqualTo(ReasonCode.CANCELLED_BY_FOLLOWER);
    }

    @Test
    void a_position_of_the_first_copy_that_turns_up_again_is_closed() {
        rig.holds(FOLLOWER);
        Order.Open again = rig.sentOpen();
        rig.opened(again, 9200);

        rig.holds(
                FOLLOWER, Rig.position(9200, "0.30", again.commandId()), Rig.position(9100, "0.30", first.commandId()));

        Order.Close close = rig.sentClose();
        assertThat(close.ticket().value()).isEqualTo(9100);
        assertThat(rig.pair(first.pair()).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.pair(again.pair()).status()).isEqualTo(PairStatus.OPEN);
    }
}
