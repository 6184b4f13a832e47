package com.termfleet.copy.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.CopyProgress.Position;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class SlippageTest {

    @Test
    void a_buy_above_the_masters_price_is_worse() {
        Slippage slippage = Slippage.of(position(Side.BUY, "0.30", "1.10012", "1.10010"), known("0.00001", "1"), "USD");

        assertThat(slippage).isEqualTo(new Slippage(new BigDecimal("2.0"), Money.of("0.6"), "USD"));
    }

    @Test
    void a_buy_below_the_masters_price_is_better() {
        Slippage slippage = Slippage.of(position(Side.BUY, "1", "1.10000", "1.10010"), known("0.00001", "1"), "USD");

        assertThat(slippage).isEqualTo(new Slippage(new BigDecimal("-10.0"), Money.of("-10"), "USD"));
    }

    @Test
    void a_sell_below_the_masters_price_is_worse() {
        Slippage slippage = Slippage.of(position(Side.SELL, "2", "1999.5", "2000.0"), known("0.25", "12.5"), "EUR");

        assertThat(slippage).isEqualTo(new Slippage(new BigDecimal("2.0"), Money.of("50"), "EUR"));
    }

    @Test
    void a_price_with_more_digits_than_the_tick_gives_tenths_of_points_and_exact_money() {
        Slippage slippage = Slippage.of(position(Side.BUY, "1", "1.100105", "1.10010"), known("0.00001", "1"), "USD");

        assertThat(slippage).isEqualTo(new Slippage(new BigDecimal("0.5"), Money.of("0.5"), "USD"));
    }

    @Test
    void without_the_value_of_a_tick_the_points_are_known_and_the_money_is_not() {
        Slippage slippage = Slippage.of(position(Side.BUY, "1", "1.10012", "1.10010"), known("0.00001", "0"), "USD");

        assertThat(slippage).isEqualTo(new Slippage(new BigDecimal("2.0"), null, null));
    }

    @Test
    void without_a_tick_a_symbol_or_the_masters_price_nothing_is_invented() {
        Position position = position(Side.BUY, "1", "1.10012", "1.10010");

        assertThat(Slippage.of(position, known("0", "1"), "USD")).isNull();
        assertThat(Slippage.of(position, new SymbolMatch.NothingAnnounced(), "USD"))
                .isNull();
        assertThat(Slippage.of(position(Side.BUY, "1", "1.10012", "0"), known("0.00001", "1"), "USD"))
                .isNull();
    }

    private static Position position(Side side, String lots, String price, String masterPrice) {
        return new Position(Symbol.of("EURUSD"), side, Lots.of(lots), Price.of(price), Price.of(masterPrice));
    }

    static SymbolMatch known(String tick, String tickValue) {
        SymbolSpec spec = new SymbolSpec(
                Symbol.of("EURUSD"),
                Lots.of("0.01"),
                Lots.of("100"),
                Lots.of("0.01"),
                new BigDecimal("100000"),
                new BigDecimal(tick));
        return new SymbolMatch.Found(spec, new BigDecimal(tickValue), SymbolMatch.How.EXACT);
    }
}
