package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Order;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Retcode 10012: the broker did not say whether it executed the open. That is stored, and the open is never sent again. */
class UnknownOutcomeTest {

    private final Rig rig = new Rig();
    private Order.Open open;

    @BeforeEach
    void an_open_that_timed_out_at_the_broker() {
        rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(10)));
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        open = rig.sentOpen();
        rig.refused(open, 10012, "timeout");
    }

    @Test
    void an_unknown_open_is_not_sent_again_after_a_restart() {
        rig.restart();

        rig.connect(FOLLOWER);

        rig.pass(Duration.ofMinutes(2));
        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.FAILED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.OUTCOME_UNKNOWN);
    }

    @Test
    void an_unknown_open_is_not_sent_again_after_the_database_was_lost() {
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        rig.open(101, "0.10");
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(5));

        rig.holds(FOLLOWER);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).isPending()).isTrue();
    }

    @Test
    void a_position_that_shows_after_the_restart_is_the_copy() {
        rig.restart();
        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));

        rig.holds(FOLLOWER, Rig.position(9100, "0.10", open.commandId()));

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void stamps_of_a_clock_that_was_ahead_are_not_believed_after_a_restart() {
        TradePair stored = rig.pairOf(100);
        rig.memory().pairs.put(stored.id(), stored.outcomeUnknown(rig.clock.instant()));
        rig.virtual.set(Duration.ofHours(-1));
        rig.restart();

        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.OUTCOME_UNKNOWN);
    }
}
