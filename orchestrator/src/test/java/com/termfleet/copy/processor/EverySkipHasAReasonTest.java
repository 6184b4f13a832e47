package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever asks why something was not copied is told. */
class EverySkipHasAReasonTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @Test
    void the_master_closed_before_it_could_be_copied() {
        rig.disconnect(FOLLOWER);
        rig.open(100, "0.10");

        rig.close(100);

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.MASTER_CLOSED);
    }

    @Test
    void the_followers_broker_offers_nothing_that_fits() {
        rig.open(100, "XAUUSD", com.termfleet.kernel.OrderType.BUY, "0.10", "0", "0");

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.UNKNOWN_SYMBOL);
        assertThat(Objects.requireNonNull(rig.pairOf(100).reason()).text()).contains("XAUUSD");
    }

    @Test
    void the_broker_of_a_follower_that_announces_no_symbols_does_not_know_it() {
        rig.connect(FOLLOWER, false);
        rig.holds(FOLLOWER);
        rig.open(100, "XAUUSD", com.termfleet.kernel.OrderType.BUY, "0.10", "0", "0");

        rig.refused(rig.sentOpen(), 0, "UNKNOWN_SYMBOL XAUUSD");

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.UNKNOWN_SYMBOL);
        assertThat(Objects.requireNonNull(rig.pairOf(100).reason()).text()).contains("XAUUSD");
    }

    @Test
    void the_account_nets_its_positions_and_its_expert_does_not_say_so() {
        rig.copied(100, "0.10");
        rig.open(101, "0.10");
        rig.opened(rig.sentOpen(), 9100);
        rig.open(102, "0.10");

        assertThat(rig.reasonOf(102)).isEqualTo(ReasonCode.NETTING_UNSUPPORTED);
    }

    @Test
    void algo_trading_is_switched_off() {
        rig.open(100, "0.10");

        rig.refused(rig.sentOpen(), 10027, "autotrading disabled by client");

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.FAILED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.TRADING_DISABLED);
    }

    @Test
    void a_requote_is_tried_again_within_the_time_and_then_given_up() {
        rig.open(100, "0.10");
        rig.refused(rig.sentOpen(), 10004, "requote");
        rig.refused(rig.sentOpen(), 10004, "requote");
        assertThat(rig.sent()).isEmpty();
        rig.pass(Duration.ofMillis(250));

        rig.refused(rig.sentOpen(), 10004, "requote");

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.FAILED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.NO_PRICE);
    }

    @Test
    void what_the_terminal_found_too_old_is_skipped() {
        rig.open(100, "0.10");

        rig.refused(rig.sentOpen(), 0, "EXPIRED");

        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.EXPIRED);
    }
}
