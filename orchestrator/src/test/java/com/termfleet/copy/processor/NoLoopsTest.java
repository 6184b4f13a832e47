package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import com.termfleet.signal.SignalSink.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An account's own copies are never taken for signals. */
class NoLoopsTest {

    private static final String LOGIN = "broker-live|4711";

    private final Rig rig = new Rig();

    @BeforeEach
    void one_follower() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER);
    }

    @ParameterizedTest
    @CsvSource({
        "0, TF12",
        "0, TF12[sl]",
        "7000000000000000012, ''",
        "7000000000000000012, rewritten by the broker",
        "7770001, ''",
    })
    void a_position_with_the_mark_of_a_copy_is_no_signal(long magic, String comment) {
        Rig.Answer answer = open(200, magic, comment, null);

        assertThat(answer.refusal).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void other_magic_numbers_and_comments_are_signals() {
        assertThat(open(200, 12345, "TFX strategy", null).trade).isNotNull();
    }

    @Test
    void a_copy_in_a_masters_snapshot_opens_nothing() {
        MasterSnapshot.Held copy = new MasterSnapshot.Held(
                Ticket.of(200),
                OrderType.BUY,
                Symbol.of("EURUSD"),
                Lots.of("0.1"),
                Price.of("1.1"),
                Price.NONE,
                Price.NONE,
                rig.clock.instant(),
                0,
                "TF12");

        rig.run(new CopyEvent.MasterHolds(new MasterSnapshot(MASTER, rig.clock.instant(), List.of(copy), null)));

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.memory().trades).isEmpty();
    }

    @Test
    void a_position_that_a_follower_on_the_same_login_holds_as_a_copy_is_no_signal() {
        rig.copied(100, "0.10");
        followerLogin(LOGIN);

        assertThat(open(9100, 0, "", LOGIN).refusal).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(rig.sent()).isEmpty();
        assertThat(open(9100, 0, "", "broker-live|1").trade).isNotNull();
    }

    @Test
    void an_answer_that_waits_shows_the_copy_before_a_signal_of_the_same_broker_account_is_decided() {
        rig.open(100, "0.10");
        followerLogin(LOGIN);
        CopyEvent answer = new CopyEvent.Reported(rig.openedReport(rig.sentOpen(), 9100));
        Rig.Answer refused = new Rig.Answer();

        rig.run(answer, new CopyEvent.FromMaster(openSignal(9100, 0, "", LOGIN), refused));

        assertThat(refused.refusal).isEqualTo(Refusal.UNSUPPORTED);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_follower_on_the_masters_own_broker_account_copies_nothing() {
        followerLogin(LOGIN);

        open(200, 0, "", LOGIN);

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(200)).isEqualTo(ReasonCode.SAME_ACCOUNT);
    }

    private void followerLogin(String login) {
        RecordingDestination.Connected now = rig.destination.followers.get(FOLLOWER);
        Map<Symbol, SymbolSpec> specs = now == null ? Map.of() : now.specs();
        rig.destination.followers.put(FOLLOWER, new RecordingDestination.Connected(FOLLOWER, specs, false, login));
    }

    private Rig.Answer open(long ticket, long magic, String comment, @Nullable String login) {
        return rig.signal(openSignal(ticket, magic, comment, login));
    }

    private Signal openSignal(long ticket, long magic, String comment, @Nullable String login) {
        Origin origin = new Origin(MASTER, Ticket.of(ticket), rig.clock.instant(), null, magic, comment, login, false);
        return new Signal.Open(
                origin, OrderType.BUY, Symbol.of("EURUSD"), Price.of("1.1"), Lots.of("0.1"), Price.NONE, Price.NONE);
    }
}
