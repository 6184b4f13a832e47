package com.termfleet.copy.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.trade.Share;
import com.termfleet.copy.trade.TradePair.Wanted;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MoneyAtRiskTest {

    private static final SymbolMatch GOLD = gold("0.01", "1");

    private static SymbolMatch gold(String tickSize, String tickValue) {
        SymbolSpec spec = new SymbolSpec(
                Symbol.of("XAUUSD.m"),
                Lots.of("0.01"),
                Lots.of("100"),
                Lots.of("0.01"),
                new BigDecimal("100"),
                new BigDecimal(tickSize));
        return new SymbolMatch.Found(spec, new BigDecimal(tickValue), SymbolMatch.How.EXACT);
    }

    private static Wanted wanted(OrderType type, String lots) {
        Share share = new Share(Lots.of(lots), Lots.of(lots), Lots.of("0.01"));
        return new Wanted(Symbol.of("XAUUSD.m"), type, Lots.of(lots), share, false, Instant.EPOCH, false);
    }

    private static MoneyAtRisk risk(OrderType type, String lots, String price, String stopLoss, SymbolMatch symbol) {
        return MoneyAtRisk.of(wanted(type, lots), Price.of(price), Price.of(stopLoss), symbol, "USD");
    }

    @Test
    void it_is_the_lots_times_the_ticks_to_the_stop_loss_times_the_value_of_a_tick() {
        MoneyAtRisk risk = risk(OrderType.BUY, "0.30", "2000.00", "1998.60", gold("0.01", "1.0023"));

        assertThat(risk.amount()).isEqualTo(Money.of("42.0966"));
        assertThat(risk.text()).isEqualTo("42.10 USD at risk");
        assertThat(risk.currency()).isEqualTo("USD");
    }

    @Test
    void of_a_sale_the_stop_loss_lies_above_the_price() {
        assertThat(risk(OrderType.SELL_LIMIT, "0.29", "2000", "2010", GOLD).text())
                .isEqualTo("290.00 USD at risk");
    }

    @Test
    void without_a_stop_loss_it_is_unlimited() {
        MoneyAtRisk risk = risk(OrderType.BUY, "0.30", "2000", "0", GOLD);

        assertThat(risk.amount()).isNull();
        assertThat(risk.text()).isEqualTo("No stop loss: the loss is unlimited.");
    }

    @Test
    void what_is_not_known_is_told_and_never_zero() {
        assertThat(risk(OrderType.BUY, "0.30", "2000", "1990", gold("0.01", "0")))
                .extracting(MoneyAtRisk::amount, MoneyAtRisk::text)
                .containsExactly(
                        null,
                        "The money at risk is not known: the account has not reported what a tick of XAUUSD.m is worth.");
        assertThat(risk(OrderType.BUY, "0.30", "2000", "1990", new SymbolMatch.NothingAnnounced())
                        .amount())
                .isNull();
        assertThat(risk(OrderType.BUY, "0.30", "0", "1990", GOLD).text()).contains("the signal has no price");
        assertThat(MoneyAtRisk.decidedByExpert().text()).contains("the account's expert decides the size");
    }

    @Test
    void a_stop_loss_on_the_wrong_side_is_told() {
        assertThat(risk(OrderType.BUY, "0.30", "2000", "2010", GOLD).text()).contains("wrong side");
    }

    @Test
    void an_account_that_has_not_reported_its_currency_gets_the_amount_alone() {
        assertThat(MoneyAtRisk.of(wanted(OrderType.BUY, "1"), Price.of("2000"), Price.of("1999"), GOLD, null)
                        .text())
                .isEqualTo("100.00 at risk");
    }
}
