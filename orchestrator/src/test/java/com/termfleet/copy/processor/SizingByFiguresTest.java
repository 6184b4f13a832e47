package com.termfleet.copy.processor;

import static com.termfleet.copy.processor.Rig.FOLLOWER;
import static com.termfleet.copy.processor.Rig.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.subscription.Subscription.Sizing;
import com.termfleet.copy.subscription.Subscription.Sizing.Mode;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import com.termfleet.risk.limits.RiskLimits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The copy processor with sizes that are calculated from what master and follower have reported. */
class SizingByFiguresTest {

    private final Rig rig = new Rig();

    @ParameterizedTest
    @CsvSource({"EQUITY, 0.29", "BALANCE, 0.29", "FREE_MARGIN, 0.29"})
    void the_copy_is_as_large_as_the_follower_is_rich(Mode mode, String copy) {
        rig.subscribe(FOLLOWER, terms(mode, "1", false));
        rig.connect(FOLLOWER);
        rig.figures.has(MASTER, "30000", "USD", rig.clock.instant());
        rig.figures.has(FOLLOWER, "10000", "USD", rig.clock.instant());

        rig.open(100, "0.87");

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of(copy));
    }

    @ParameterizedTest
    @CsvSource({"EQUITY", "BALANCE", "FREE_MARGIN", "RISK_PERCENT"})
    void stale_figures_skip_the_open_and_are_never_taken_for_one_to_one(Mode mode) {
        rig.subscribe(FOLLOWER, terms(mode, "1", false));
        rig.connect(FOLLOWER);
        rig.figures.tickValue("1");
        rig.figures.has(MASTER, "30000", "USD", rig.clock.instant());
        rig.figures.has(FOLLOWER, "10000", "USD", rig.clock.instant());
        rig.pass(RecordingFigures.VALID_FOR.plusMillis(1));

        rig.connect(FOLLOWER, false, spec("EURUSD", "100000"));
        rig.holds(FOLLOWER);
        rig.open(100, "EURUSD", OrderType.BUY, "0.87", "1.09", "0");

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.pairOf(100).status()).isEqualTo(PairStatus.SKIPPED);
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.FIGURES_STALE);
    }

    @Test
    void a_follower_that_went_before_its_figures_were_known_is_sized_when_it_is_back() {
        rig.subscribe(FOLLOWER, terms(Mode.EQUITY, "1", false));
        rig.open(100, "0.50");
        rig.figures.has(MASTER, "1000", "USD", rig.clock.instant());
        rig.figures.has(FOLLOWER, "500", "USD", rig.clock.instant());

        rig.connect(FOLLOWER);

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("0.25"));
    }

    @Test
    void notional_makes_up_for_another_contract_size_and_another_name() {
        rig.subscribe(FOLLOWER, terms(Mode.NOTIONAL, "1", false));
        rig.connect(FOLLOWER, false, spec("XAUUSD.m", "10"));
        rig.holds(FOLLOWER);
        rig.figures.masterAnnounces(MASTER, spec("GOLD", "100"));

        rig.open(100, "GOLD", OrderType.BUY, "0.29", "0", "0");

        Order.Open open = rig.sentOpen();
        assertThat(open.lots()).isEqualTo(Lots.of("2.9"));
        assertThat(open.symbol()).isEqualTo(Symbol.of("XAUUSD.m"));
    }

    /** On a reversed copy the master's take profit is the stop loss: 0.01 away, 1,000 ticks of 1 a lot. */
    @ParameterizedTest
    @CsvSource({"false, 1.09, 0, 0.1", "true, 0, 1.11, 0.1", "false, 0, 1.11,", "true, 1.09, 0,"})
    void the_risk_is_that_of_the_copys_own_stop_loss(boolean reverse, String sl, String tp, String lots) {
        rig.subscribe(FOLLOWER, terms(Mode.RISK_PERCENT, "1", reverse));
        rig.connect(FOLLOWER, false, spec("EURUSD", "100000"));
        rig.holds(FOLLOWER);
        rig.figures.tickValue("1");
        rig.figures.has(FOLLOWER, "10000", "USD", rig.clock.instant());

        rig.open(100, "EURUSD", OrderType.BUY, "5", sl, tp);

        if (lots == null) {
            assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.NO_STOP_LOSS);
        } else {
            assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of(lots));
        }
    }

    @Test
    void what_the_followers_expert_sizes_goes_out_as_it_came() {
        rig.subscribe(FOLLOWER, terms(Mode.FOLLOWER, "1", false));
        rig.connect(FOLLOWER, false, RecordingDestination.spec("XAUUSD.m", "0.1", "1", "0.1"));
        rig.holds(FOLLOWER);

        rig.open(100, "GOLD", OrderType.SELL, "3.123", "2010", "1990");

        Order.Open open = rig.sentOpen();
        assertThat(open.symbol()).isEqualTo(Symbol.of("GOLD"));
        assertThat(open.lots()).isEqualTo(Lots.of("3.123"));
        assertThat(open.type()).isEqualTo(OrderType.SELL);
        assertThat(open.stopLoss()).isEqualTo(Price.of("2010"));
        assertThat(open.takeProfit()).isEqualTo(Price.of("1990"));
    }

    @Test
    void the_answer_of_an_expert_that_sizes_tells_what_it_did() {
        rig.subscribe(FOLLOWER, terms(Mode.FOLLOWER, "1", false));
        rig.connect(FOLLOWER, false);
        rig.pass(Duration.ofSeconds(2));
        rig.open(100, "1");
        rig.opened(rig.sentOpen(), 9100, "0.40", null);

        rig.partial(100, "0.5", "0.5");

        Order.Close close = rig.sentClose();
        assertThat(Objects.requireNonNull(rig.pairOf(100).held()).filled()).isEqualTo(Lots.of("0.4"));
        assertThat(close.lots()).isEqualTo(Lots.of("0.2"));
    }

    @Test
    void a_netting_follower_whose_expert_sizes_is_copied_to() {
        rig.subscribe(FOLLOWER, terms(Mode.FOLLOWER, "1", false));
        rig.connect(FOLLOWER, true, RecordingDestination.spec("EURUSD", "0.01", "100", "0.01"));
        rig.holds(FOLLOWER);

        rig.open(100, "1");

        assertThat(rig.sentOpen().lots()).isEqualTo(Lots.of("1"));
    }

    @Test
    void several_symbols_that_fit_are_not_chosen_from() {
        rig.subscribe(FOLLOWER, Rig.terms());
        rig.connect(FOLLOWER, false, spec("EURUSD.a", "1"), spec("EURUSD.b", "1"));
        rig.holds(FOLLOWER);

        rig.open(100, "1");

        assertThat(rig.sent()).isEmpty();
        assertThat(rig.reasonOf(100)).isEqualTo(ReasonCode.AMBIGUOUS_SYMBOL);
        assertThat(Objects.requireNonNull(rig.pairOf(100).reason()).text()).contains("EURUSD.a, EURUSD.b");
    }

    private static SymbolSpec spec(String name, String contract) {
        Lots step = Lots.of("0.01");
        return new SymbolSpec(
                Symbol.of(name), step, Lots.of("100"), step, new BigDecimal(contract), new BigDecimal("0.00001"));
    }

    private static Subscription.Terms terms(Mode mode, String value, boolean reverse) {
        return new Subscription.Terms(
                new Sizing(mode, new BigDecimal(value)),
                reverse,
                Lots.ZERO,
                false,
                Map.of(),
                true,
                true,
                Duration.ofSeconds(5),
                RiskLimits.NONE);
    }
}
