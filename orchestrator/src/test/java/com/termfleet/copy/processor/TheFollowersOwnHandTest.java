package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a follower does on its own account is respected. */
class TheFollowersOwnHandTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @Test
    void a_copy_closed_by_hand_stays_closed() {
        rig.copied(100, "0.10");
        rig.pass(Duration.ofMinutes(1));
        rig.disconnect(FOLLOWER);

        rig.connect(FOLLOWER);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSED_BY_FOLLOWER);
        rig.modify(100, "1.0", "1.3");
        rig.close(100);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_snapshot_that_lags_behind_an_answer_closes_nothing() {
        Order.Open order = rig.copied(100, "0.10");
        rig.holds(FOLLOWER);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
        rig.destination.snapshotRequests.clear();

        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.destination.snapshotRequests).contains(FOLLOWER);
        rig.holds(FOLLOWER, Rig.position(9100, "0.10", order.commandId()));
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void what_it_closed_of_a_copy_is_closed_for_good() {
        Order.Open order = rig.copied(100, "0.10");
        rig.pass(Duration.ofMinutes(1));

        rig.holds(FOLLOWER, Rig.position(9100, "0.04", order.commandId()));
        assertThat(rig.sent()).isEmpty();
        rig.partial(100, "0.05", "0.05");

        assertThat(rig.sentClose().lots()).isEqualTo(Lots.of("0.02"));
    }

    @Test
    void a_fill_of_less_than_ordered_is_what_the_copy_is() {
        rig.open(100, "0.10");

        rig.opened(rig.sentOpen(), 9100, "0.06", rig.pairOf(100).id().value());

        assertThat(rig.sent()).isEmpty();
        rig.partial(100, "0.05", "0.05");
        assertThat(rig.sentClose().lots()).isEqualTo(Lots.of("0.03"));
    }
}
