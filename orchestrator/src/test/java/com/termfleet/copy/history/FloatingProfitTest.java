package com.termfleet.copy.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.figures.LastPrices.Quoted;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FloatingProfitTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Quoted QUOTED = new Quoted(Price.of("1.0860"), Price.of("1.0862"), NOW);
    private static final SymbolMatch UNKNOWN = new SymbolMatch.NothingAnnounced();
    private static final BigDecimal CONTRACT = new BigDecimal("100000");

    private static PairView copy(OrderType type, String symbol, @Nullable String openPrice, String remaining) {
        return new PairView(
                PairId.of(1),
                new TradeId(1),
                new SubscriptionId(1),
                AccountId.of(1),
                AccountId.of(2),
                new PairView.Master(
                        new Ticket(7),
                        new Symbol(symbol),
                        OrderType.BUY,
                        Price.of("1.0850"),
                        Lots.of("1"),
                        Lots.of("1"),
                        "OPEN",
                        false),
                new Ticket(8),
                new Symbol(symbol),
                type,
                Lots.of("0.5"),
                Lots.of(remaining),
                Lots.of(remaining),
                PairStatus.OPEN,
                null,
                null,
                false,
                openPrice == null ? null : Price.of(openPrice),
                null,
                null,
                NOW,
                NOW,
                null,
                null,
                null,
                null,
                new PairView.Latency(null, null, null, null, null));
    }

    private static SymbolMatch announced(String tickSize, String tickValue) {
        SymbolSpec spec = new SymbolSpec(
                new Symbol("EURUSD"),
                Lots.of("0.01"),
                Lots.of("100"),
                Lots.of("0.01"),
                CONTRACT,
                new BigDecimal(tickSize));
        return new SymbolMatch.Found(spec, new BigDecimal(tickValue), SymbolMatch.How.EXACT);
    }

    private static void assertProfit(Optional<FloatingProfit> profit, String amount, @Nullable String currency) {
        assertThat(profit.orElseThrow().amount().toString()).isEqualTo(amount);
        assertThat(profit.orElseThrow().currency()).isEqualTo(currency);
    }

    @Test
    void a_copy_that_buys_is_closed_at_the_bid_and_its_ticks_are_worth_what_its_broker_says() {
        PairView copy = copy(OrderType.BUY, "EURUSD", "1.0852", "0.3");
        Optional<FloatingProfit> profit =
                FloatingProfit.of(copy, QUOTED, announced("0.00001", "0.92"), "EUR", CONTRACT);
        assertProfit(profit, "22.08", "EUR");
        assertThat(profit.orElseThrow().price()).isEqualTo(QUOTED.bid());
    }

    @Test
    void a_copy_that_sells_is_closed_at_the_ask() {
        PairView copy = copy(OrderType.SELL, "EURUSD", "1.0852", "0.3");
        assertProfit(FloatingProfit.of(copy, QUOTED, announced("0.00001", "1"), "USD", CONTRACT), "-30.00", "USD");
    }

    @Test
    void without_a_tick_value_it_is_in_the_currency_of_the_quotes() {
        PairView copy = copy(OrderType.BUY, "EURJPY.m", "1.0852", "0.3");
        assertProfit(FloatingProfit.of(copy, QUOTED, announced("0.00001", "0"), "EUR", CONTRACT), "24.00", "JPY");
    }

    @Test
    void a_follower_that_reports_neither_symbols_nor_prices_is_calculated_as_its_master() {
        PairView copy = copy(OrderType.BUY, "EURUSD", null, "0.5");
        assertProfit(FloatingProfit.of(copy, QUOTED, UNKNOWN, null, CONTRACT), "50.00", "USD");
    }

    @Test
    void the_currency_of_a_symbol_that_is_no_pair_is_not_known() {
        assertProfit(
                FloatingProfit.of(copy(OrderType.BUY, "US30", null, "0.5"), QUOTED, UNKNOWN, null, CONTRACT),
                "50.00",
                null);
        assertProfit(
                FloatingProfit.of(copy(OrderType.BUY, "BITCOIN", null, "0.5"), QUOTED, UNKNOWN, null, CONTRACT),
                "50.00",
                null);
    }

    @Test
    void nothing_is_said_when_no_contract_is_known() {
        PairView copy = copy(OrderType.BUY, "EURUSD", "1.0852", "0.3");
        assertThat(FloatingProfit.of(copy, QUOTED, UNKNOWN, "EUR", BigDecimal.ZERO))
                .isEmpty();
    }
}
