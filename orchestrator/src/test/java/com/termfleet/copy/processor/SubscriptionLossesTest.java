package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.LosingFollower.SECOND;
import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of losses of one subscription's copies. */
class SubscriptionLossesTest {

    private final LosingFollower follower = new LosingFollower();
    private final Rig rig = follower.rig;

    @Test
    void a_stop_out_closes_the_copies_of_its_subscription_alone_until_a_person_ends_it() {
        follower.limit("{'drawdownStops': [{'period': 'LIFETIME', 'percent': '5', 'close': true}]}");
        follower.copied(MASTER, 100, "0");
        follower.copied(SECOND, 200, "0");
        rig.holds(FOLLOWER, follower.held(100, "1", "-499.99"), follower.held(200, "1", "-3000"));
        follower.rounds(3);
        assertThat(rig.sent()).isEmpty();

        rig.holds(FOLLOWER, follower.held(100, "1", "-500"), follower.held(200, "1", "-3000"));
        follower.rounds(3);
        Order.Close close = rig.sentClose();
        assertThat(close.ticket()).isEqualTo(Ticket.of(9100));
        follower.closed(close, "-501", "0");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.STOPPED_OUT);
        assertThat(rig.pairOf(200).status()).isEqualTo(PairStatus.OPEN);
        assertThat(follower.events).singleElement().satisfies(event -> {
            assertThat(event.account()).isEqualTo(FOLLOWER);
            assertThat(event.subscription()).isEqualTo(follower.limited.id());
        });
        assertThat(follower.reasonOfTheNext(101)).isEqualTo(ReasonCode.STOPPED_OUT);
        follower.open(SECOND, 201, "0");
        assertThat(rig.sentOpen().masterTicket()).isEqualTo(Ticket.of(201));
        assertThat(follower.jdbc
                        .sql("select subscription_id from stop_outs")
                        .query(Long.class)
                        .list())
                .containsExactly(follower.limited.id().value());
    }

    @Test
    void after_a_restart_the_stop_out_and_the_results_are_still_there() {
        follower.limit(
                "{'maxDailyLoss': '500', 'drawdownStops': [{'period': 'WEEK', 'amount': '900', 'close': true}]}");
        follower.copied(MASTER, 100, "0");
        rig.close(100);
        follower.closed(rig.sentClose(), "-300", "0");
        follower.copied(MASTER, 101, "0");
        rig.holds(FOLLOWER, follower.held(101, "1", "-199.99"));
        follower.rounds(3);

        follower.restart(follower.held(101, "1", "-199.99"));
        follower.copied(MASTER, 102, "0");
        follower.restart(follower.held(101, "1", "-200"), follower.held(102, "1", "0"));
        assertThat(follower.reasonOfTheNext(103)).isEqualTo(ReasonCode.RISK_LIMIT);

        rig.holds(FOLLOWER, follower.held(101, "1", "-600"), follower.held(102, "1", "0"));
        follower.rounds(3);
        assertThat(rig.sent()).hasSize(2);
        follower.restart(follower.held(101, "1", "-100"), follower.held(102, "1", "0"));
        assertThat(rig.sent()).as("closed once more").hasSizeGreaterThanOrEqualTo(2);
        assertThat(follower.reasonOfTheNext(104)).isEqualTo(ReasonCode.STOPPED_OUT);
        assertThat(follower.ledger().now().balance()).isEqualByComparingTo(Money.of("9700"));
    }

    @Test
    void a_part_that_was_closed_is_not_counted_as_floating_too() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.copied(MASTER, 100, "0");
        rig.holds(FOLLOWER, follower.held(100, "1", "-400"));
        follower.rounds(2);
        rig.partial(100, "0.50", "0.50");
        follower.closed(rig.sentClose(), "-200", "0.50");
        follower.rounds(3);
        assertThat(follower.ledger().now().balance()).isEqualByComparingTo(Money.of("9800"));
        assertThat(follower.ledger().now().equity()).isEqualByComparingTo(Money.of("9600"));
    }

    @Test
    void a_part_that_a_snapshot_shows_as_closed_before_its_answer_comes_counts_once() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.copied(MASTER, 100, "0");
        rig.holds(FOLLOWER, follower.held(100, "1", "-400"));
        rig.partial(100, "0.50", "0.50");
        Order.Close part = rig.sentClose();
        rig.holds(FOLLOWER, follower.held(100, "0.50", "-200"));
        rig.close(100);
        Order.Close whole = rig.sentClose();

        follower.closed(part, "-210", "0.50");
        follower.closed(part, "-210", "0.50");
        assertThat(rig.sent())
                .as("the answer to the part says nothing about the whole")
                .isEmpty();
        follower.closed(whole, "-190", "0");

        follower.rounds(3);
        assertThat(follower.ledger().now().balance()).isEqualByComparingTo(Money.of("9600"));
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.CLOSED_WITH_MASTER);
    }

    @Test
    void a_copy_that_its_stop_has_closed_counts_with_what_the_last_snapshot_showed() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.copied(MASTER, 100, "1.095");
        rig.holds(FOLLOWER, follower.held(100, "1", "-320"));
        rig.pass(Duration.ofSeconds(3));
        rig.holds(FOLLOWER, follower.held(100, "0.5", "-170"));
        rig.pass(Duration.ofSeconds(3));
        rig.holds(FOLLOWER);
        follower.rounds(3);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.pairOf(100).held())
                .satisfies(held -> assertThat(Objects.requireNonNull(held).profit())
                        .as("what was not told is not shown as told")
                        .isNull());
        assertThat(follower.ledger().now().balance()).isEqualByComparingTo(Money.of("9670"));
    }

    @Test
    void a_copy_that_was_closed_while_its_follower_was_away_counts_with_its_stop_loss() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.copied(MASTER, 100, "1.095");
        rig.holds(FOLLOWER, follower.held(100, "1", "-20"));
        rig.disconnect(FOLLOWER);
        rig.pass(Duration.ofMinutes(10));
        follower.connect();
        follower.rounds(3);
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(follower.ledger().now().balance()).isEqualByComparingTo(Money.of("9499"));
        assertThat(follower.reasonOfTheNext(101)).isEqualTo(ReasonCode.RISK_LIMIT);
    }

    @Test
    void a_follower_that_does_not_tell_the_profit_of_its_copies_opens_nothing() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.copied(MASTER, 100, "0");
        for (int i = 0; i < 6; i++) {
            follower.rounds(3);
            rig.holds(FOLLOWER, follower.held(100, "1", null));
        }
        assertThat(follower.reasonOfTheNext(101)).isEqualTo(ReasonCode.RISK_DATA_MISSING);
        assertThat(rig.sent()).isEmpty();

        rig.holds(FOLLOWER, follower.held(100, "1", "-1"));
        follower.rounds(2);
        follower.open(MASTER, 102, "0");
        assertThat(rig.sentOpen().masterTicket()).isEqualTo(Ticket.of(102));
    }

    @Test
    void the_follower_is_asked_for_snapshots_only_while_it_has_copies_of_the_subscription() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.rounds(10);
        assertThat(follower.requested).isEmpty();
        follower.copied(SECOND, 200, "0");
        follower.rounds(10);
        assertThat(follower.requested).isEmpty();
        follower.copied(MASTER, 100, "0");
        follower.rounds(3);
        assertThat(follower.requested).isNotEmpty();
        rig.close(100);
        follower.closed(rig.sentClose(), "10", "0");
        follower.rounds(2);
        follower.requested.clear();
        follower.rounds(40);
        assertThat(follower.requested).isEmpty();
    }

    @Test
    void a_partial_close_counts_once_although_the_answer_to_its_commit_was_lost() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.copied(MASTER, 100, "0");
        rig.partial(100, "0.50", "0.50");
        Order.Close close = rig.sentClose();
        rig.memory().fault = MemoryJournal.Fault.ANSWER_LOST;
        follower.closed(close, "-200", "0.50");
        rig.pass(Duration.ofSeconds(2));
        assertThat(rig.memory().balances.get(follower.limited.id())).isEqualByComparingTo(Money.of("9800"));
    }

    @Test
    void a_result_that_is_not_stored_does_not_count() {
        follower.limit("{'maxDailyLoss': '500'}");
        follower.copied(MASTER, 100, "0");
        rig.holds(FOLLOWER, follower.held(100, "1", "-100"));
        rig.close(100);
        Order.Close close = rig.sentClose();
        rig.memory().fault = MemoryJournal.Fault.AWAY;
        follower.closed(close, "-600", "0");
        assertThat(rig.memory().balances.get(follower.limited.id())).isEqualByComparingTo(Money.of("10000"));
        rig.memory().fault = MemoryJournal.Fault.NONE;
        rig.pass(Duration.ofSeconds(2));
        follower.rounds(3);
        assertThat(rig.memory().balances.get(follower.limited.id())).isEqualByComparingTo(Money.of("9400"));
    }
}
