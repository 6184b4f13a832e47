package com.termfleet.copy.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.limits.AccountLimits;
import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.copy.limits.LimitsJson;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.destination.Order;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.risk.limits.RiskLimits;
import com.termfleet.signal.Origin;
import com.termfleet.signal.Signal;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Risk limits of a subscription, and of an account over all its subscriptions, in the way of what is opened. */
class RiskLimitsTest {

    private static final AccountId SECOND_MASTER = AccountId.of(11);

    private final Rig rig = new Rig();

    private static RiskLimits limits(String json) {
        return LimitsJson.ofStored(json);
    }

    private Subscription limited(String json) {
        Subscription subscription = rig.subscribe(Rig.FOLLOWER, Rig.limited(limits(json)));
        rig.connect(Rig.FOLLOWER);
        return subscription;
    }

    private void limitAccount(String json) {
        rig.run(new CopyEvent.LimitsSet(new AccountLimits(Rig.FOLLOWER, limits(json))));
    }

    private void openAtSecondMaster(long ticket, String lots) {
        Origin origin = new Origin(SECOND_MASTER, Ticket.of(ticket), rig.clock.instant(), null, 0, "", null, false);
        rig.signal(new Signal.Open(
                origin, OrderType.BUY, Symbol.of("EURUSD"), Price.of("1.1"), Lots.of(lots), Price.NONE, Price.NONE));
    }

    private String textOf(long ticket) {
        return Objects.requireNonNull(rig.pairOf(ticket).reason()).text();
    }

    @Test
    void a_copy_above_the_largest_lot_is_reduced_to_it() {
        limited("{\"maxLot\": \"0.30\"}");
        rig.open(100, "0.50");
        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.30"));
    }

    @Test
    void a_reduced_copy_closes_the_same_share_as_its_master() {
        limited("{\"maxLot\": \"0.30\"}");
        rig.open(100, "0.50");
        rig.opened(rig.sentOpen(), 9100);
        rig.partial(100, "0.25", "0.25");
        assertThat(rig.sentClose().lots()).isEqualTo(Lots.of("0.15"));
    }

    @Test
    void a_rejected_copy_is_skipped_with_a_reason_that_names_the_limit() {
        limited("{\"deniedSymbols\": [\"EURUSD\"]}");
        rig.open(100, "0.50");
        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.RISK_LIMIT);
        assertThat(textOf(100)).contains("EURUSD");
    }

    @Test
    void a_rule_that_lacks_data_rejects_the_open() {
        // What a tick is worth is not known.
        limited("{\"maxOrderValue\": \"1000\"}");
        rig.open(100, "0.50");
        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.RISK_DATA_MISSING);
        assertThat(textOf(100)).contains("maxOrderValue");
    }

    @Test
    void a_close_never_passes_the_rules() {
        Subscription subscription = limited("{}");
        Order.Open open = rig.copied(100, "0.50");
        rig.put(subscription.with(Rig.limited(limits("{\"deniedSymbols\": [\"EURUSD\"], \"maxOrderValue\": \"1\"}"))));
        limitAccount("{\"maxOpenPositions\": 0}");
        rig.close(100);
        rig.closed(rig.sentClose(), "0");
        assertThat(rig.pair(open.pair()).status()).isEqualTo(PairStatus.CLOSED);
    }

    @Test
    void limits_of_the_account_apply_over_all_its_masters() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.subscribe(SECOND_MASTER, Rig.FOLLOWER, Rig.terms());
        limitAccount("{\"maxTotalLots\": \"0.80\", \"maxOpenPositions\": 2}");
        rig.connect(Rig.FOLLOWER);
        rig.open(100, "0.50");
        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.50"));

        openAtSecondMaster(200, "0.50");
        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.30"));
        openAtSecondMaster(201, "0.50");
        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(201)).isEqualTo(ReasonCode.RISK_LIMIT);
    }

    @Test
    void limits_of_a_subscription_count_its_own_copies_only() {
        rig.subscribe(Rig.FOLLOWER, Rig.limited(limits("{\"maxOpenPositions\": 1}")));
        rig.subscribe(SECOND_MASTER, Rig.FOLLOWER, Rig.terms());
        rig.connect(Rig.FOLLOWER);
        openAtSecondMaster(200, "0.50");
        rig.opened(rig.sentOpen(), 9200);

        rig.copied(100, "0.10");
        rig.open(101, "0.10");
        assertThat(rig.reasonOf(101)).isEqualTo(ReasonCode.RISK_LIMIT);
    }

    @Test
    void opens_in_one_batch_count_for_each_other() {
        limited("{\"maxOpenPositions\": 1}");
        Rig.Answer first = new Rig.Answer();
        Rig.Answer second = new Rig.Answer();
        rig.run(
                new CopyEvent.FromMaster(rig.openSignal(100, "0.10"), first),
                new CopyEvent.FromMaster(rig.openSignal(101, "0.10"), second));
        rig.sentOpen();
        assertThat(rig.reasonOf(101)).isEqualTo(ReasonCode.RISK_LIMIT);
    }

    @Test
    void an_open_without_an_answer_counts_with_all_that_was_ordered() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        limitAccount("{\"maxTotalLots\": \"0.80\"}");
        rig.connect(Rig.FOLLOWER);
        rig.open(100, "0.50");
        rig.sentOpen();
        rig.partial(100, "0.25", "0.25");

        rig.open(101, "0.50");

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.30"));
    }

    @Test
    void a_pending_order_counts_and_is_checked_when_it_is_placed() {
        limited("{\"maxOpenPositions\": 1}");
        PendingOrderEvents master = new PendingOrderEvents(rig);
        master.place(100, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), 9100);
        master.place(101, OrderType.BUY_LIMIT);
        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(101)).isEqualTo(ReasonCode.RISK_LIMIT);
    }

    @Test
    void what_waits_for_its_follower_is_checked_when_it_is_ordered() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.open(100, "0.50");
        limitAccount("{\"maxLot\": \"0.20\"}");
        rig.connect(Rig.FOLLOWER);
        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.20"));
    }

    @Test
    void a_stop_out_closes_what_is_open_and_skips_what_was_not_sent() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.connect(Rig.FOLLOWER);
        rig.copied(100, "0.50");
        rig.disconnect(Rig.FOLLOWER);
        rig.open(101, "0.10");

        rig.run(new CopyEvent.StoppedOut(LimitedScope.of(Rig.FOLLOWER)));
        assertThat(rig.reasonOf(101)).isEqualTo(ReasonCode.STOPPED_OUT);
        rig.connect(Rig.FOLLOWER, false, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(Rig.FOLLOWER, Rig.position(9100, "0.50", rig.pairOf(100).id().value()));
        rig.closed(rig.sentClose(), "0");
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CLOSED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.STOPPED_OUT);
    }

    @Test
    void what_a_stop_out_has_closed_is_closed_again_when_it_is_found_open() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.connect(Rig.FOLLOWER);
        Order.Open order = rig.copied(100, "0.50");
        rig.run(new CopyEvent.StoppedOut(LimitedScope.of(Rig.FOLLOWER)));
        rig.closed(rig.sentClose(), "0");

        rig.holds(Rig.FOLLOWER, Rig.position(9100, "0.25", order.commandId()));

        Order.Close again = rig.sentClose();
        assertThat(again.lots().isZero()).as("all").isTrue();
        rig.closed(again, "0");
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.STOPPED_OUT);
    }

    @Test
    void an_order_that_a_stop_out_has_removed_is_removed_again_when_it_is_found() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.connect(Rig.FOLLOWER);
        PendingOrderEvents master = new PendingOrderEvents(rig);
        master.place(100, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), 9100);
        rig.run(new CopyEvent.StoppedOut(LimitedScope.of(Rig.FOLLOWER)));
        rig.cancelled(rig.sentCancel());

        rig.holds(
                Rig.FOLLOWER,
                PendingOrderEvents.order(9100, "0.10", rig.pairOf(100).id()));

        rig.cancelled(rig.sentCancel());
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.STOPPED_OUT);
    }

    @Test
    void a_stop_out_removes_orders_that_wait_at_the_broker() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.connect(Rig.FOLLOWER);
        PendingOrderEvents master = new PendingOrderEvents(rig);
        master.place(100, OrderType.BUY_LIMIT);
        rig.opened(rig.sentOpen(), 9100);

        rig.run(new CopyEvent.StoppedOut(LimitedScope.of(Rig.FOLLOWER)));
        rig.cancelled(rig.sentCancel());
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.CANCELLED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.STOPPED_OUT);
    }

    @Test
    void limits_that_are_taken_away_limit_nothing_any_more() {
        rig.subscribe(Rig.FOLLOWER, Rig.terms());
        rig.connect(Rig.FOLLOWER);
        limitAccount("{\"maxLot\": \"0.20\"}");
        limitAccount("{}");
        rig.open(100, "0.50");
        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.50"));
    }
}
