package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.signal.MasterSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaitingEventsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
    private static final int ONE_CHANGE_EACH = 1;

    private final Set<CopyEvent> afterReports = new HashSet<>();
    private final WaitingEvents waiting = new WaitingEvents(afterReports::contains);

    @Test
    void a_signal_is_decided_before_reports_that_came_earlier() {
        waiting.add(report(1));
        waiting.add(report(2));
        waiting.add(signal(3));

        assertThat(turns()).containsExactly(List.of(signal(3)), List.of(report(1), report(2)));
    }

    @Test
    void a_signal_that_comes_together_with_reports_is_decided_first_whatever_was_last() {
        waiting.add(signal(1));
        take(ONE_CHANGE_EACH);
        waiting.add(report(2));
        waiting.add(signal(3));

        assertThat(turns()).containsExactly(List.of(signal(3)), List.of(report(2)));
    }

    @Test
    void neither_kind_waits_for_more_than_one_turn_of_the_other() {
        for (int i = 0; i < 5_000; i++) {
            waiting.add(report(i));
            waiting.add(signal(i));
        }

        List<List<CopyEvent>> turns = turns();

        assertThat(turns).allSatisfy(turn -> assertThat(turn).hasSizeLessThanOrEqualTo(2_000));
        for (int i = 0; i < turns.size(); i++) {
            assertThat(turns.get(i).getFirst())
                    .isInstanceOf(i % 2 == 0 ? signal(0).getClass() : CopyEvent.PairDue.class);
        }
    }

    @Test
    void reports_keep_up_with_a_stream_of_signals_however_many_copies_each_makes() {
        waiting.add(signal(0));
        waiting.add(signal(1));
        for (int i = 0; i < 15_000; i++) {
            waiting.add(report(i));
        }
        take(10_000);

        assertThat(take(ONE_CHANGE_EACH)).hasSize(10_000);
    }

    @Test
    void without_signals_few_reports_are_taken_at_a_time() {
        for (int i = 0; i < 600; i++) {
            waiting.add(report(i));
        }

        assertThat(turns()).extracting(List::size).containsExactly(500, 100);
    }

    @Test
    void a_signal_that_may_be_about_a_copy_waits_for_the_reports_before_it() {
        afterReports.add(signal(2));
        waiting.add(report(1));
        waiting.add(signal(2));
        waiting.add(signal(3));
        waiting.add(report(4));

        List<CopyEvent> order = turns().stream().flatMap(List::stream).toList();

        assertThat(order.indexOf(report(1))).isLessThan(order.indexOf(signal(2)));
        assertThat(order.indexOf(signal(2))).isLessThan(order.indexOf(signal(3)));
    }

    @Test
    void no_report_is_decided_about_while_a_change_of_a_subscription_waits() {
        waiting.add(signal(1));
        waiting.add(report(2));
        take(ONE_CHANGE_EACH);
        waiting.add(signal(3));
        waiting.add(setting(4));
        waiting.add(signal(5));

        List<CopyEvent> order = turns().stream().flatMap(List::stream).toList();

        assertThat(order.indexOf(setting(4))).isLessThan(order.indexOf(report(2)));
        assertThat(order).containsSubsequence(signal(3), setting(4), signal(5));
    }

    @Test
    void what_is_put_back_comes_first_again() {
        waiting.add(signal(1));
        waiting.add(signal(2));
        waiting.add(report(3));
        List<CopyEvent> taken = take(ONE_CHANGE_EACH);
        waiting.add(signal(4));

        waiting.putBack(taken);

        assertThat(turns().stream().flatMap(List::stream))
                .containsSubsequence(signal(1), signal(2), signal(4))
                .contains(report(3));
    }

    private List<List<CopyEvent>> turns() {
        List<List<CopyEvent>> turns = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<CopyEvent> turn = take(ONE_CHANGE_EACH);
            if (!turn.isEmpty()) {
                turns.add(turn);
            }
        }
        return turns;
    }

    private List<CopyEvent> take(int changesEach) {
        List<CopyEvent> taken = new ArrayList<>();
        WaitingEvents.Turn turn = waiting.nextTurn();
        for (CopyEvent event = turn.next(0); event != null; event = turn.next(taken.size() * changesEach)) {
            taken.add(event);
        }
        return taken;
    }

    /** Equal for equal numbers. */
    private static CopyEvent signal(long number) {
        return new CopyEvent.MasterHolds(new MasterSnapshot(AccountId.of(number + 1), NOW, List.of(), null));
    }

    private static CopyEvent report(long number) {
        return new CopyEvent.PairDue(new PairId(number + 1));
    }

    private static CopyEvent setting(long number) {
        return new CopyEvent.AccountDeleted(AccountId.of(number + 1));
    }
}
