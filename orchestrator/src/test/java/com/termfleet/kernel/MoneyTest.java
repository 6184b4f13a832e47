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

    @Test
    void people_read_an_exact_amount_with_two_decimals_or_as_many_as_it_takes() {
        assertThat(Money.of("600.00000000").text()).isEqualTo("600.00");
        assertThat(Money.of("10000").text()).isEqualTo("10000.00");
        assertThat(Money.of("-0.5").text()).isEqualTo("-0.50");
        assertThat(Money.of("450.00045").text()).isEqualTo("450.00045");
        assertThat(Money.ZERO.text()).isEqualTo("0.00");
    }
}
