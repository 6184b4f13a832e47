package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static com.termfleet.copy.processor.Rig.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.UserId;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A follower whose account nets: copies are shares of the one position of their symbol. */
class NettingFollowersTest {

    private final Rig rig = new Rig();

    @BeforeEach
    void follows_two_masters() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.put(new Subscription(
                new SubscriptionId(77),
                OTHER,
                FOLLOWER,
                new UserId(7),
                Rig.terms(),
                null,
                rig.clock.instant(),
                rig.clock.instant(),
                null));
        rig.connect(FOLLOWER, true, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(FOLLOWER);
    }

    @Test
    void a_netting_follower_with_two_masters_on_one_symbol() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9200);
        holds(share(first, "0.30"), share(second, "0.20"));

        closes(MASTER, 100);

        Order.Close close = rig.sentClose();
        assertThat(close.ticket()).isEqualTo(Ticket.of(9100));
        assertThat(close.lots()).as("never 0, which is all of the position").isEqualTo(Lots.of("0.30"));
        rig.closed(close, "0");
        assertThat(now(first).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(now(second).status()).isEqualTo(PairStatus.OPEN);
        holds(share(second, "0.20"));
        assertThat(now(second).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void two_masters_whose_tickets_are_equal() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 100, OrderType.SELL, "0.10", 9200);

        closes(OTHER, 100);

        Order.Close close = rig.sentClose();
        assertThat(close.pair()).isEqualTo(second.id());
        assertThat(close.ticket()).isEqualTo(Ticket.of(9200));
        rig.closed(close, "0");
        assertThat(now(second).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(now(first).status()).isEqualTo(PairStatus.OPEN);
        assertThat(now(first).wanted().volume()).isEqualTo(Lots.of("0.30"));
    }

    @Test
    void five_successive_partial_closes_that_end_at_exactly_zero() {
        TradePair other = opened(OTHER, 200, OrderType.BUY, "0.57", 9200);
        TradePair copy = opened(MASTER, 100, OrderType.BUY, "0.29", 9100);
        String[] left = {"0.23", "0.17", "0.11", "0.05"};

        for (String rest : left) {
            rig.partial(100, "0.06", rest);
            Order.Close close = rig.sentClose();
            assertThat(close.lots()).isEqualTo(Lots.of("0.06"));
            assertThat(close.rest()).isEqualTo(Lots.of(rest));
            rig.closed(close, rest);
        }
        rig.close(100);
        Order.Close last = rig.sentClose();
        assertThat(last.lots()).isEqualTo(Lots.of("0.05"));
        assertThat(last.rest()).isEqualTo(Lots.ZERO);
        rig.closed(last, "0");

        assertThat(now(copy).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(Objects.requireNonNull(now(copy).held()).volume()).isEqualTo(Lots.ZERO);
        assertThat(now(other).wanted().volume()).isEqualTo(Lots.of("0.57"));
    }

    @Test
    void a_stop_of_the_position_closes_every_copy_that_had_a_share() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9200);
        settle();

        holds();

        assertThat(now(first).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(now(second).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(Objects.requireNonNull(now(first).reason()).code()).isEqualTo(ReasonCode.CLOSED_BY_FOLLOWER);
        closes(MASTER, 100);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void what_a_person_closes_of_the_position_stays_closed_and_the_rest_follows_the_masters() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9200);

        holds(share(first, "0.23"), share(second, "0.16"));
        rig.partial(100, "0.15", "0.15");

        Order.Close close = rig.sentClose();
        assertThat(close.lots()).isEqualTo(Lots.of("0.11"));
        assertThat(close.rest()).isEqualTo(Lots.of("0.12"));
        assertThat(now(second).wanted().volume()).isEqualTo(Lots.of("0.16"));
    }

    @Test
    void copies_of_both_sides_live_side_by_side() {
        TradePair bought = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair sold = opened(OTHER, 200, OrderType.SELL, "0.30", 9200);
        settle();

        holds(share(bought, "0.30"), share(sold, "0.30"));

        assertThat(now(bought).status()).isEqualTo(PairStatus.OPEN);
        assertThat(now(sold).status()).isEqualTo(PairStatus.OPEN);
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_copy_whose_answer_was_lost_is_found_by_its_share() {
        rig.open(100, "0.30");
        Order.Open order = rig.sentOpen();

        holds(position(9100, OrderType.BUY, "0.30", order.pair().value()));

        assertThat(rig.pair(order.pair()).status()).isEqualTo(PairStatus.OPEN);
        assertThat(Objects.requireNonNull(rig.pair(order.pair()).held()).ticket())
                .isEqualTo(Ticket.of(9100));
    }

    // ---- a client that lists the position as its broker has it

    @Test
    void a_position_that_is_listed_whole_counts_for_all_of_its_copies() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9100);
        settle();

        holds(position(9100, OrderType.BUY, "0.50", first.id().value()));

        assertThat(held(first)).isEqualTo(Lots.of("0.30"));
        assertThat(held(second)).isEqualTo(Lots.of("0.20"));
        assertThat(rig.sent()).isEmpty();
        closes(OTHER, 200);
        assertThat(rig.sentClose().lots()).isEqualTo(Lots.of("0.20"));
    }

    @Test
    void what_a_position_that_is_listed_whole_lacks_is_taken_from_each_copy_by_its_share() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9100);

        holds(position(9100, OrderType.BUY, "0.39", first.id().value()));

        assertThat(held(first)).isEqualTo(Lots.of("0.23"));
        assertThat(held(second)).isEqualTo(Lots.of("0.16"));
    }

    @Test
    void what_a_position_has_besides_its_copies_is_not_touched() {
        TradePair only = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);

        holds(position(9100, OrderType.BUY, "0.80", only.id().value()));

        assertThat(held(only)).isEqualTo(Lots.of("0.30"));
        assertThat(rig.sent()).isEmpty();
    }

    @Test
    void a_position_that_is_listed_whole_and_turned_round_has_nothing_left_of_its_copies() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9100);
        settle();

        holds(position(9100, OrderType.SELL, "0.10", first.id().value()));

        assertThat(now(first).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(now(second).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void equal_copies_of_both_sides_leave_no_position_and_stay_open() {
        TradePair bought = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair sold = opened(OTHER, 200, OrderType.SELL, "0.30", 9100);
        settle();

        holds();

        assertThat(now(bought).status()).isEqualTo(PairStatus.OPEN);
        assertThat(now(sold).status()).isEqualTo(PairStatus.OPEN);
    }

    @Test
    void a_share_that_is_gone_beside_one_that_is_listed_is_closed() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9200);
        settle();

        holds(share(first, "0.30"));

        assertThat(now(first).status()).isEqualTo(PairStatus.OPEN);
        assertThat(now(second).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void a_share_that_is_smaller_beside_one_that_is_gone_is_no_whole_position() {
        TradePair first = opened(MASTER, 100, OrderType.BUY, "0.30", 9100);
        TradePair second = opened(OTHER, 200, OrderType.BUY, "0.20", 9200);
        settle();

        holds(share(first, "0.25"));

        assertThat(held(first)).isEqualTo(Lots.of("0.25"));
        assertThat(now(second).status()).isEqualTo(PairStatus.CLOSED);
    }

    // ---- the words of these tests

    private TradePair opened(AccountId master, long ticket, OrderType type, String lots, long slave) {
        rig.signal(new Signal.Open(
                origin(master, ticket),
                type,
                Symbol.of("EURUSD"),
                Price.of("1.1"),
                Lots.of(lots),
                Price.NONE,
                Price.NONE));
        Order.Open order = rig.sentOpen();
        rig.opened(order, slave);
        return rig.pair(order.pair());
    }

    private void closes(AccountId master, long ticket) {
        rig.signal(new Signal.Close(origin(master, ticket), Price.of("1.2"), Money.of("1.00")));
    }

    private Origin origin(AccountId master, long ticket) {
        return new Origin(master, Ticket.of(ticket), rig.clock.instant(), null, 0, "", null, false);
    }

    /** A terminal's list may lag behind its orders by that much. */
    private void settle() {
        rig.pass(Rig.PROPERTIES.settleTime());
        rig.sent();
    }

    private void holds(HeldPosition... positions) {
        rig.holds(FOLLOWER, positions);
    }

    private static HeldPosition share(TradePair pair, String lots) {
        TradePair.Held held = Objects.requireNonNull(pair.held());
        return position(held.ticket().value(), held.type(), lots, pair.id().value());
    }

    private static HeldPosition position(long ticket, OrderType type, String lots, long pair) {
        return new HeldPosition(
                Ticket.of(ticket),
                type,
                Symbol.of("EURUSD"),
                Lots.of(lots),
                Price.of("1.1"),
                Price.NONE,
                Price.NONE,
                Optional.of(new PairId(pair)));
    }

    private TradePair now(TradePair pair) {
        return rig.pair(pair.id());
    }

    private Lots held(TradePair pair) {
        return Objects.requireNonNull(now(pair).held()).volume();
    }
}
