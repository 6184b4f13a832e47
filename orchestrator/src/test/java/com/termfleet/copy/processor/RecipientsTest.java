package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.ExistingPositions;
import com.termfleet.copy.subscription.Subscription.Repair;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.Recipients;
import com.termfleet.signal.Signal;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Trades that are for chosen followers: nothing reaches, and nothing is recorded for, anybody else. */
class RecipientsTest {

    private final Rig rig = new Rig();

    private static Subscription.Terms copiesExisting() {
        return Rig.terms().with(new Repair(ExistingPositions.COPY, true));
    }

    private Rig.Answer open(long ticket, OrderType type) {
        return rig.signal(new Signal.Open(
                rig.origin(ticket),
                type,
                Symbol.of("EURUSD"),
                Price.of("1.1"),
                Lots.of("0.10"),
                Price.NONE,
                Price.NONE,
                new Recipients(Set.of(FOLLOWER), false)));
    }

    private void two_followers() {
        rig.subscribe(FOLLOWER, copiesExisting());
        rig.subscribe(OTHER, copiesExisting());
        rig.connect(FOLLOWER);
        rig.connect(OTHER);
    }

    private Order.Open copied(long ticket) {
        open(ticket, OrderType.BUY);
        Order.Open order = rig.sentOpen();
        rig.opened(order, 9000 + ticket);
        return order;
    }

    @Test
    void a_trade_for_one_of_two_followers_is_opened_and_closed_at_that_one_alone() {
        two_followers();

        Order.Open order = copied(100);
        assertThat(order.follower()).isEqualTo(FOLLOWER);
        rig.close(100);

        assertThat(rig.sentClose().follower()).isEqualTo(FOLLOWER);
        assertThat(rig.pairsOf(100)).extracting(TradePair::follower).containsExactly(FOLLOWER);
    }

    @Test
    void a_repeat_is_answered_like_the_first_time() {
        two_followers();
        Rig.Answer first = open(100, OrderType.BUY);
        rig.sentOpen();

        assertThat(open(100, OrderType.BUY).trade).isEqualTo(Objects.requireNonNull(first.trade));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_follower_that_subscribes_later_and_copies_existing_positions_is_not_given_it() {
        rig.subscribe(FOLLOWER, copiesExisting());
        rig.connect(FOLLOWER);
        copied(100);

        rig.connect(OTHER);
        rig.subscribe(OTHER, copiesExisting());

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairsOf(100)).hasSize(1);
    }

    @Test
    void a_recipient_that_subscribes_later_and_copies_existing_positions_is_given_it() {
        rig.subscribe(OTHER, copiesExisting());
        rig.connect(OTHER);
        open(100, OrderType.BUY);
        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairsOf(100)).isEmpty();

        rig.connect(FOLLOWER);
        rig.subscribe(FOLLOWER, copiesExisting());

        assertThat(rig.sentOpen().follower()).isEqualTo(FOLLOWER);
    }

    @Test
    void an_order_that_fills_becomes_a_position_of_its_recipient_alone() {
        two_followers();
        open(100, OrderType.BUY_LIMIT);
        assertThat(rig.sentOpen().follower()).isEqualTo(FOLLOWER);

        rig.signal(new Signal.Filled(rig.origin(100), Ticket.of(100), Price.of("1.1")));
        rig.pass(Duration.ofSeconds(30));

        assertThat(rig.pairsOf(100))
                .allSatisfy(pair -> assertThat(pair.follower()).isEqualTo(FOLLOWER));
    }

    @Test
    void a_copy_that_was_closed_by_hand_is_opened_again_at_its_follower_alone() {
        two_followers();
        copied(100);
        rig.pass(Duration.ofMinutes(1));

        rig.holds(FOLLOWER);

        assertThat(rig.sentOpen().follower()).isEqualTo(FOLLOWER);
        assertThat(rig.pairsOf(100))
                .allSatisfy(pair -> assertThat(pair.follower()).isEqualTo(FOLLOWER));
    }

    @Test
    void a_restart_keeps_for_whom_a_trade_is() {
        two_followers();
        copied(100);

        rig.restart();
        rig.connect(FOLLOWER);
        rig.connect(OTHER);
        rig.subscribe(AccountId.of(4), copiesExisting());
        rig.connect(AccountId.of(4));

        assertThat(rig.pairsOf(100))
                .allSatisfy(pair -> assertThat(pair.follower()).isEqualTo(FOLLOWER));
    }
}
