package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged reaches each follower or ends with a reason, whatever is killed in between. */
class NeverLostTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @Test
    void what_was_acknowledged_survives_a_kill_and_is_delivered_when_the_follower_is_back() {
        rig.open(100, "0.10");
        rig.restart();

        rig.connect(FOLLOWER);

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
    }

    @Test
    void a_snapshot_that_is_processed_again_closes_no_trade_that_was_opened_after_it() {
        Rig.Answer opened = new Rig.Answer();
        MasterSnapshot empty = new MasterSnapshot(Rig.MASTER, rig.clock.instant(), List.of(), null);
        rig.virtual.pass(Duration.ofMillis(1));
        Signal open = rig.openSignal(100, "0.10");
        rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST;

        // Both are in the batch whose commit was stored without an answer; the snapshot is kept and processed again.
        rig.run(new CopyEvent.MasterHolds(empty), new CopyEvent.FromMaster(open, opened));
        rig.pass(Duration.ofSeconds(1));

        assertThat(opened.refusal).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(rig.tradeOf(rig.pairOf(100)).isOpen()).isTrue();
    }

    @Test
    void what_cannot_be_delivered_in_time_ends_with_a_reason() {
        rig.disconnect(FOLLOWER);
        rig.open(100, "0.10");
        assertThat(rig.pairOf(100).isWaiting()).isTrue();

        rig.pass(Duration.ofSeconds(6));

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.FOLLOWER_OFFLINE);
    }

    @Test
    void a_follower_that_connects_within_the_time_gets_the_missed_open_sized_by_its_own_broker() {
        rig.disconnect(FOLLOWER);
        rig.open(100, "0.17");
        rig.pass(Duration.ofSeconds(2));

        rig.connect(FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.1", "100", "0.1"));
        rig.holds(FOLLOWER);

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.1"));
    }

    @Test
    void nothing_is_sent_before_it_is_committed() {
        rig.memory().fault = MemoryJournal.Fault.AWAY;

        Rig.Answer answer = rig.open(100, "0.10");

        assertThat(answer.refusal).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(rig.sent()).isEmpty();
        assertThat(rig.memory().pairs).isEmpty();
    }

    @Test
    void a_commit_whose_outcome_is_unknown_is_looked_up_and_carried_out_once() {
        rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST;
        assertThat(rig.open(100, "0.10").refusal).isEqualTo(Refusal.UNAVAILABLE);
        rig.pass(Duration.ofMillis(1));
        assertThat(rig.destination.snapshotRequests).contains(FOLLOWER);

        rig.holds(FOLLOWER);

        Order.Open order = rig.sentOpen();
        assertThat(rig.open(100, "0.10").trade)
                .isEqualTo(rig.pair(order.pair()).route().trade());
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void answers_that_come_while_the_database_is_away_are_kept() {
        rig.open(100, "0.10");
        Order.Open order = rig.sentOpen();
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        rig.opened(order, 9100);
        rig.pass(Duration.ofSeconds(30));

        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(6));

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void an_open_that_the_master_made_while_it_was_away_is_copied_if_it_is_young() {
        rig.masterHolds(rig.held(100, "0.10", rig.clock.instant().minusSeconds(2)));

        assertThat(rig.sentOpen().masterTicket().value()).isEqualTo(100);
    }

    @Test
    void an_older_position_of_the_master_is_recorded_and_not_copied() {
        rig.masterHolds(rig.held(100, "0.10", rig.clock.instant().minusSeconds(60)), rig.held(101, "0.10", null));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.EXISTING_POSITION);
        assertThat(rig.reasonOf(101)).isEqualTo(ReasonCode.EXISTING_POSITION);
    }

    @Test
    void a_time_that_lies_in_the_future_proves_no_freshness() {
        rig.masterHolds(rig.held(100, "0.10", rig.clock.instant().plusSeconds(7200)));

        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.EXISTING_POSITION);
    }
}
