package com.termfleet.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void amounts_are_added_and_subtracted_exactly() {
        assertThat(Money.of("0.10").plus(Money.of("0.20"))).isEqualTo(Money.of("0.30"));
        assertThat(Money.of("0.10").minus(Money.of("0.30"))).isEqualTo(Money.of("-0.20"));
        assertThat(Money.of("-0.20").negated()).isEqualTo(Money.of("0.20"));
    }

    @Test
    void a_percentage_is_exact() {
        assertThat(Money.of("10000.01").percent(new BigDecimal("4.5"))).isEqualTo(Money.of("450.00045"));
    }

    @Test
    void the_larger_amount_is_the_one_further_up() {
        assertThat(Money.of("-2").max(Money.of("-1"))).isEqualTo(Money.of("-1"));
        assertThat(Money.of("0.00").isPositive()).isFalse();
        assertThat(Money.of("0.01").isPositive()).isTrue();
        assertThat(Money.of("-0.01").isPositive()).isFalse();
    }
}
