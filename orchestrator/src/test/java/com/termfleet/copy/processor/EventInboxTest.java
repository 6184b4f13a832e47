package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.kernel.AccountId;
import com.termfleet.signal.SignalSink.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventInboxTest {

    private static final Duration FOREVER = Duration.ofHours(1);

    private final Rig rig = new Rig();
    private final EventInbox inbox = new EventInbox(2, FOREVER, Runnable::run);

    @Test
    void events_come_in_the_order_in_which_they_were_added() throws InterruptedException {
        inbox.connected(Rig.FOLLOWER);
        send(1);
        inbox.disconnected(Rig.FOLLOWER);

        assertThat(take(0))
                .extracting(Object::getClass)
                .containsExactly(CopyEvent.Connected.class, CopyEvent.FromMaster.class, CopyEvent.Disconnected.class);
    }

    @Test
    void a_signal_ends_the_time_in_which_reports_are_gathered() throws InterruptedException {
        inbox.connected(Rig.FOLLOWER);
        Thread master = Thread.ofPlatform().start(() -> send(1));

        assertThat(take(0)).hasSize(2);
        master.join();
    }

    @Test
    void many_reports_are_given_without_further_waiting() throws InterruptedException {
        Thread followers = Thread.ofPlatform().start(() -> {
            for (int i = 1; i <= 250; i++) {
                inbox.connected(AccountId.of(i));
            }
        });

        assertThat(take(0)).hasSize(250);
        followers.join();
    }

    @Test
    void few_reports_are_given_after_a_moment() throws InterruptedException {
        EventInbox usual = new EventInbox(2, EventInbox.A_MOMENT, Runnable::run);
        usual.connected(Rig.FOLLOWER);
        List<CopyEvent> taken = new ArrayList<>();

        usual.take(taken, FOREVER, 0);

        assertThat(taken).hasSize(1);
    }

    @Test
    void while_events_wait_to_be_decided_nothing_is_gathered() throws InterruptedException {
        inbox.connected(Rig.FOLLOWER);
        List<CopyEvent> taken = new ArrayList<>();

        inbox.take(taken, Duration.ZERO, 0);

        assertThat(taken).hasSize(1);
    }

    @Test
    void a_signal_is_refused_while_too_many_wait() throws InterruptedException {
        send(1);
        send(2);
        Rig.Answer third = send(3);

        assertThat(third.refusal).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(take(0)).hasSize(2);
        assertThat(send(4).refusal).isEqualTo(Refusal.UNAVAILABLE);
    }

    @Test
    void signals_that_were_taken_count_until_they_are_decided_about() throws InterruptedException {
        send(1);
        take(0);
        send(2);
        assertThat(send(3).refusal).isEqualTo(Refusal.UNAVAILABLE);
        assertThat(inbox.signalsWaiting()).isEqualTo(2);

        inbox.take(new ArrayList<>(), Duration.ZERO, 0);
        assertThat(inbox.signalsWaiting()).isEqualTo(1);
        assertThat(send(4).refusal).isNull();
    }

    private Rig.Answer send(long ticket) {
        Rig.Answer answer = new Rig.Answer();
        inbox.accept(rig.openSignal(ticket, "0.10"), answer);
        return answer;
    }

    private List<CopyEvent> take(int undecided) throws InterruptedException {
        List<CopyEvent> taken = new ArrayList<>();
        inbox.take(taken, FOREVER, undecided);
        return taken;
    }
}
