package com.termfleet.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    @Test
    void what_is_left_goes_to_the_largest_remainders() {
        assertThat(divide(100, "1", "1", "1")).containsExactly(34, 33, 33);
        assertThat(divide(10, "0.55", "0.25", "0.2")).containsExactly(6, 2, 2);
        assertThat(divide(7, "3", "2", "1")).containsExactly(4, 2, 1);
    }

    @Test
    void of_equal_remainders_the_larger_weight_comes_first() {
        assertThat(divide(1, "1", "1")).containsExactly(1, 0);
        assertThat(divide(10, "1", "3")).containsExactly(2, 8);
    }

    @Test
    void a_loss_is_divided_as_the_same_profit() {
        assertThat(divide(-100, "1", "1", "1")).containsExactly(-34, -33, -33);
    }

    @Test
    void who_has_no_weight_gets_nothing() {
        assertThat(divide(5, "0", "0.000000000000000001", "0")).containsExactly(0, 5, 0);
    }

    @Test
    void the_largest_amounts_are_divided_exactly() {
        assertThat(divide(Long.MAX_VALUE, "999999999999.999999999999999999", "0.000000000000000001"))
                .containsExactly(Long.MAX_VALUE, 0);
    }

    @Test
    void without_any_weight_nothing_can_be_divided() {
        assertThatThrownBy(() -> divide(1, "0", "0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> divide(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static long[] divide(long amount, String... weights) {
        List<BigDecimal> decimals = Stream.of(weights).map(BigDecimal::new).toList();
        return LargestRemainder.divide(amount, decimals);
    }
}
