package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Followers that announce a part of their symbols, or send no snapshot. */
class FollowersThatTellLittleTest {

    private static final SymbolSpec EURUSD = RecordingDestination.spec("EURUSD", "0.1", "100", "0.1");

    private final Rig rig = new Rig();

    @Test
    void who_announces_no_symbols_is_sent_their_names_in_hundredths_of_a_lot() {
        rig.subscribe(FOLLOWER, Rig.terms("0.5", false));
        rig.connect(FOLLOWER, false);
        rig.holds(FOLLOWER);

        rig.open(100, "GOLD", OrderType.BUY, "0.15", "0", "0");

        Order.Open order = rig.sentOpen();
        assertThat(order.symbol()).isEqualTo(Symbol.of("GOLD"));
        assertThat(order.lots()).isEqualTo(Lots.of("0.07"));
    }

    @Test
    void who_announces_symbols_and_no_snapshot_is_waited_for_only_while_symbols_come() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER, false, EURUSD);
        rig.open(100, "0.10");
        rig.pass(Duration.ofMillis(1_500));
        assertThat(rig.sent()).isEmpty();

        rig.pass(Duration.ofSeconds(1));

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.1"));
    }

    @Test
    void a_terminal_that_knows_repeats_is_sent_them_though_it_sends_no_snapshot() {
        rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(1)));
        rig.connect(FOLLOWER, false, EURUSD);
        rig.pass(Duration.ofSeconds(3));
        rig.open(100, "0.10");
        Order.Open first = rig.sentOpen();

        rig.pass(Duration.ofSeconds(6));

        assertThat(rig.sentOpen().commandId()).isEqualTo(first.commandId());
    }

    @Test
    void one_of_system_A_is_never_sent_an_open_twice() {
        rig.subscribe(FOLLOWER, Rig.patient(Duration.ofMinutes(1)));
        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofSeconds(3));
        rig.open(100, "0.10");
        rig.sentOpen();

        rig.pass(Duration.ofMinutes(2));

        assertThat(rig.sent()).isEmpty();
    }
}
