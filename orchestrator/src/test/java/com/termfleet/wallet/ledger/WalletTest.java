package com.termfleet.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.wallet.ledger.RefusedEventException.Reason;
import com.termfleet.wallet.ledger.WalletEvent.Earned;
import com.termfleet.wallet.ledger.WalletEvent.FeeAgreed;
import com.termfleet.wallet.ledger.WalletEvent.FeesCharged;
import com.termfleet.wallet.ledger.WalletEvent.Invested;
import com.termfleet.wallet.ledger.WalletEvent.Transferred;
import com.termfleet.wallet.ledger.WalletEvent.Withdrawn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Amounts are cents. */
class WalletTest {

    private static final MemberId ANN = new MemberId("ann");
    private static final MemberId BEN = new MemberId("ben");
    private static final MemberId MANAGER = new MemberId("manager");

    @Test
    void of_3000_and_7000_a_profit_of_500_is_150_and_350() {
        Wallet wallet = after(new Invested(ANN, 300_000), new Invested(BEN, 700_000), new Earned(50_000));

        assertThat(wallet.of(ANN).profit()).isEqualTo(15_000);
        assertThat(wallet.of(BEN).profit()).isEqualTo(35_000);
        assertThat(wallet.of(ANN).value()).isEqualTo(315_000);
        assertThat(wallet.of(BEN).value()).isEqualTo(735_000);
    }

    @Test
    void who_invests_later_takes_no_part_in_what_was_earned_before() {
        Wallet wallet =
                after(new Invested(ANN, 100_000), new Earned(50_000), new Invested(BEN, 150_000), new Earned(30_000));

        assertThat(wallet.of(ANN).units()).isEqualByComparingTo(wallet.of(BEN).units());
        assertThat(wallet.of(ANN).profit()).isEqualTo(65_000);
        assertThat(wallet.of(BEN).profit()).isEqualTo(15_000);
    }

    @Test
    void a_small_deposit_is_exact_where_a_unit_has_become_dear() {
        Wallet dear = after(
                new Invested(ANN, 1),
                new Earned(1_000_000),
                new Invested(BEN, 1),
                new Withdrawn(ANN, 1_000_001),
                new Earned(9_999_999_999_999L));

        Wallet later = dear.after(new Invested(MANAGER, 14)).after(new Earned(0));

        assertThat(later.of(BEN).value()).isEqualTo(10_000_000_000_000L);
        assertThat(later.of(MANAGER).value()).isEqualTo(14);
    }

    @Test
    void a_withdrawal_sells_units_at_the_price_of_the_moment() {
        Wallet wallet = after(
                new Invested(ANN, 100_000),
                new Invested(BEN, 100_000),
                new Earned(100_000),
                new Withdrawn(ANN, 75_000),
                new Earned(-22_500));

        assertThat(wallet.of(ANN).units()).isEqualByComparingTo("50000");
        assertThat(wallet.of(ANN).value()).isEqualTo(67_500);
        assertThat(wallet.of(BEN).value()).isEqualTo(135_000);
        assertThat(wallet.of(ANN).withdrawn()).isEqualTo(75_000);
    }

    @Test
    void many_profits_of_one_cent_are_divided_as_their_sum() {
        Wallet wallet = after(new Invested(ANN, 300_000), new Invested(BEN, 700_000));
        for (int i = 0; i < 1_000; i++) {
            wallet = wallet.after(new Earned(1));
        }

        assertThat(wallet.of(ANN).profit()).isEqualTo(300);
        assertThat(wallet.of(BEN).profit()).isEqualTo(700);
    }

    @Test
    void profit_without_any_member_is_nobodys() {
        Wallet wallet = after(new Earned(500), new Invested(ANN, 1_000), new Earned(10));

        assertThat(wallet.unassigned()).isEqualTo(500);
        assertThat(wallet.of(ANN).profit()).isEqualTo(10);
    }

    @Test
    void after_everybody_has_left_the_next_member_starts_afresh() {
        Wallet wallet =
                after(new Invested(ANN, 1_000), new Earned(333), new Withdrawn(ANN, 1_333), new Invested(BEN, 2_000));

        assertThat(wallet.units()).isEqualByComparingTo("2000");
        assertThat(wallet.value()).isEqualTo(2_000);
        assertThat(wallet.of(ANN).value()).isZero();
    }

    @Test
    void nobody_withdraws_more_than_they_hold() {
        Wallet wallet = after(new Invested(ANN, 1_000), new Earned(-1));

        assertThatThrownBy(() -> wallet.after(new Withdrawn(ANN, 1_000)))
                .isInstanceOfSatisfying(
                        RefusedEventException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.MORE_THAN_HELD));
        assertThatThrownBy(() -> wallet.after(new Withdrawn(BEN, 1))).isInstanceOf(RefusedEventException.class);
    }

    @Test
    void worthless_units_cannot_be_bought_and_recover_with_the_account() {
        Wallet lost = after(new Invested(ANN, 1_000), new Invested(BEN, 3_000), new Earned(-4_400));

        assertThat(lost.of(ANN).value()).isEqualTo(-100);
        assertThat(lost.of(BEN).value()).isEqualTo(-300);
        assertThatThrownBy(() -> lost.after(new Invested(ANN, 1_000)))
                .isInstanceOfSatisfying(
                        RefusedEventException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.WORTHLESS_UNITS));
        assertThat(lost.after(new Earned(800)).of(BEN).value()).isEqualTo(300);
    }

    @Test
    void the_performance_fee_is_a_share_of_the_gain_above_the_high_water_mark() {
        Wallet charged = after(
                new Invested(MANAGER, 1),
                new Withdrawn(MANAGER, 1),
                new Invested(ANN, 100_000),
                new FeeAgreed(fee("20")),
                new Earned(10_000),
                new FeesCharged());

        assertThat(charged.of(ANN).value()).isEqualTo(108_000);
        assertThat(charged.of(ANN).fees()).isEqualTo(2_000);
        assertThat(charged.of(MANAGER).value()).isEqualTo(2_000);
        assertThat(charged.of(MANAGER).fees()).isEqualTo(-2_000);
        assertThat(charged.value()).isEqualTo(110_000);
    }

    @Test
    void no_fee_is_due_again_until_a_loss_was_made_up() {
        Wallet charged =
                after(new Invested(ANN, 100_000), new FeeAgreed(fee("20")), new Earned(10_000), new FeesCharged());
        Wallet lower = charged.after(new Earned(-11_000)).after(new FeesCharged());
        Wallet backAgain = lower.after(new Earned(11_000));

        assertThat(lower.of(ANN).fees()).isEqualTo(2_000);
        assertThat(backAgain.feeDue(ANN)).isZero();
        assertThat(backAgain.after(new Earned(11_000)).feeDue(ANN)).isEqualTo(2_160);
    }

    @Test
    void a_deposit_below_the_high_water_mark_owes_no_fee_for_recovering_what_others_lost() {
        Wallet wallet = after(
                new Invested(ANN, 100_000),
                new FeeAgreed(fee("10")),
                new Earned(-50_000),
                new Invested(BEN, 50_000),
                new Earned(50_000));

        assertThat(wallet.feeDue(ANN)).isZero();
        assertThat(wallet.feeDue(BEN)).isEqualTo(2_500);
    }

    @Test
    void what_was_gained_before_the_fee_was_agreed_is_free() {
        Wallet wallet = after(new Invested(ANN, 100_000), new Earned(10_000), new FeeAgreed(fee("50")));

        assertThat(wallet.feeDue(ANN)).isZero();
        assertThat(wallet.after(new Earned(1_000)).feeDue(ANN)).isEqualTo(500);
    }

    @Test
    void a_withdrawal_pays_the_fee_on_its_part_of_the_gain() {
        Wallet wallet = after(
                new Invested(ANN, 100_000), new FeeAgreed(fee("20")), new Earned(100_000), new Withdrawn(ANN, 100_000));

        assertThat(wallet.of(ANN).withdrawn()).isEqualTo(90_000);
        assertThat(wallet.of(ANN).fees()).isEqualTo(10_000);
        assertThat(wallet.of(MANAGER).value()).isEqualTo(10_000);
        assertThat(wallet.of(ANN).value()).isEqualTo(100_000);
        assertThat(wallet.feeDue(ANN)).isEqualTo(10_000);
        assertThat(wallet.value()).isEqualTo(110_000);
    }

    @Test
    void who_earns_the_fee_pays_none() {
        Wallet wallet =
                after(new Invested(MANAGER, 100_000), new FeeAgreed(fee("20")), new Earned(100_000), new FeesCharged());

        assertThat(wallet.of(MANAGER).value()).isEqualTo(200_000);
        assertThat(wallet.of(MANAGER).fees()).isZero();
    }

    @Test
    void money_is_expected_at_the_broker_until_it_was_transferred() {
        Wallet wallet = after(new Invested(ANN, 1_000), new Invested(BEN, 2_000), new Withdrawn(ANN, 500));

        assertThat(wallet.expected()).containsExactly(1_000L, 2_000L, -500L);
        assertThat(wallet.after(new Transferred(2_000)).expected()).containsExactly(1_000L, -500L);
        assertThat(wallet.after(new Transferred(2_500)).expected()).isEmpty();
        assertThat(wallet.after(new Transferred(77)).expected()).hasSize(3);
    }

    @Test
    void statements_of_adjacent_periods_follow_on_each_other() {
        Instant noon = Instant.parse("2026-11-20T12:00:00Z");
        List<WalletEntry> entries = List.of(
                new WalletEntry(1, noon, new Invested(ANN, 300_000)),
                new WalletEntry(2, noon, new Invested(BEN, 700_000)),
                new WalletEntry(3, noon.plusSeconds(100), new Earned(50_000)),
                new WalletEntry(4, noon.plusSeconds(200), new Withdrawn(BEN, 35_000)),
                new WalletEntry(5, noon.plusSeconds(300), new Earned(-10_000)));

        Statement first = Statement.of(entries, noon, noon.plusSeconds(200));
        Statement second = Statement.of(entries, noon.plusSeconds(200), noon.plusSeconds(301));

        assertThat(first.of(BEN)).isEqualTo(new Statement.Line(0, 700_000, 0, 35_000, 0, 735_000));
        assertThat(second.of(BEN)).isEqualTo(new Statement.Line(735_000, 0, 35_000, -6_897, 0, 693_103));
        assertThat(second.lines().keySet()).containsExactly(ANN, BEN);
        assertThat(second.of(ANN).opening()).isEqualTo(first.of(ANN).closing());
    }

    private static PerformanceFee fee(String percent) {
        return new PerformanceFee(new BigDecimal(percent), MANAGER);
    }

    private static Wallet after(WalletEvent... events) {
        Wallet wallet = Wallet.EMPTY;
        for (WalletEvent event : events) {
            wallet = wallet.after(event);
        }
        return wallet;
    }
}
