package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock of the server's computer is set ahead while the server waits for a follower. */
class ClockSetAheadTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final SymbolSpec EURUSD_Z = RecordingDestination.spec("EURUSD.z", "0.01", "100", "0.01");

    private final Rig rig = new Rig();

    private void connect(boolean expert, SymbolSpec... announced) {
        announce(expert, announced);
        rig.run(new CopyEvent.Connected(FOLLOWER));
    }

    private void announce(boolean expert, SymbolSpec... announced) {
        Map<Symbol, SymbolSpec> specs = new HashMap<>();
        for (SymbolSpec spec : announced) {
            specs.put(spec.symbol(), spec);
        }
        rig.destination.followers.put(
                FOLLOWER, new RecordingDestination.Connected(FOLLOWER, specs, false, null, true, expert));
    }

    private void setAhead() {
        rig.virtual.set(AN_HOUR);
        rig.run();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_symbols_of_a_follower_that_has_just_connected_are_waited_for(boolean expert) {
        rig.subscribe(FOLLOWER, Rig.terms());
        connect(expert);

        setAhead();
        rig.open(100, "0.10");

        assertThat(rig.sent()).isEmpty();
        announce(expert, EURUSD_Z);
        rig.holds(FOLLOWER);
        assertThat(rig.sentOpen().symbol()).isEqualTo(EURUSD_Z.symbol());
    }

    @Test
    void further_symbols_are_waited_for_while_they_come() {
        rig.subscribe(FOLLOWER, Rig.terms());
        connect(false, RecordingDestination.spec("GBPUSD.z", "0.01", "100", "0.01"));
        rig.pass(Duration.ofSeconds(1));

        setAhead();
        rig.open(100, "0.10");
        assertThat(rig.sent()).isEmpty();
        announce(false, RecordingDestination.spec("GBPUSD.z", "0.01", "100", "0.01"), EURUSD_Z);
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.sentOpen().symbol()).isEqualTo(EURUSD_Z.symbol());
    }

    @Test
    void an_expert_that_sends_no_snapshot_is_waited_for_as_long_as_by_a_clock_that_is_right() {
        rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(1)));
        connect(true);
        setAhead();
        rig.open(100, "0.10");

        rig.pass(Duration.ofMillis(9_900));
        assertThat(rig.sent()).isEmpty();
        rig.pass(Duration.ofMillis(100));

        assertThat(rig.sentOpen().symbol()).isEqualTo(Symbol.of("EURUSD"));
    }

    @Test
    void who_announces_nothing_is_waited_for_no_longer_than_by_a_clock_that_is_right() {
        rig.subscribe(FOLLOWER, Rig.terms());
        connect(false);
        rig.pass(Duration.ofMillis(600));
        setAhead();
        rig.open(100, "0.10");
        assertThat(rig.sent()).isEmpty();

        rig.pass(Duration.ofMillis(400));

        assertThat(rig.sentOpen().symbol()).isEqualTo(Symbol.of("EURUSD"));
    }

    private Order.Open ordered() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.open(100, "0.10");
        return rig.sentOpen();
    }

    @Test
    void an_open_is_given_the_whole_of_its_time_to_be_answered() {
        Order.Open order = ordered();

        setAhead();
        rig.pass(Duration.ofMillis(9_900));

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.PENDING);
        rig.opened(order, 9100);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void an_open_without_an_answer_fails_after_its_time() {
        Order.Open _ = ordered();
        setAhead();

        rig.pass(Duration.ofSeconds(10));

        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.NO_ANSWER);
    }

    @Test
    void a_position_that_the_broker_may_have_opened_is_looked_for_as_long_as_by_a_clock_that_is_right() {
        rig.refused(ordered(), 10012, "timeout");

        setAhead();
        rig.pass(Duration.ofMillis(59_900));
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.PENDING);
        rig.pass(Duration.ofMillis(100));

        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.OUTCOME_UNKNOWN);
    }

    @Test
    void a_snapshot_that_lags_behind_an_answer_closes_nothing() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");

        setAhead();
        rig.holds(FOLLOWER);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
        rig.destination.snapshotRequests.clear();
        rig.pass(Duration.ofSeconds(2));

        assertThat(rig.destination.snapshotRequests).containsExactly(FOLLOWER);
        rig.holds(FOLLOWER);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSED_BY_FOLLOWER);
    }

    @Test
    void a_snapshot_that_lags_behind_an_answer_closes_nothing_after_the_copies_were_loaded_again() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
        rig.copied(100, "0.10");
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        rig.open(101, "0.10");
        rig.memory().fault = MemoryJournal.Fault.NONE;

        setAhead();
        rig.holds(FOLLOWER);

        assertThat(rig.isReady()).isTrue();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.OPEN);
    }
}
