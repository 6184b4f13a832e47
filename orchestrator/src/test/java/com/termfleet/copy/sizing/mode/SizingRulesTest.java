package com.termfleet.copy.sizing.mode;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.subscription.Subscription.Sizing.Mode;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.figures.SymbolMatch;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each sizing mode with what it needs, and without. */
class SizingRulesTest {

    private static final AccountId MASTER = AccountId.of(1);
    private static final AccountId FOLLOWER = AccountId.of(2);
    private static final Symbol GOLD = Symbol.of("GOLD");
    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration VALID_FOR = Duration.ofSeconds(6);

    private final Figures figures = new Figures();

    private SymbolMatch.@Nullable Found symbol = symbol("100", "0.01", "1");
    private Side side = Side.BUY;
    private String price = "2000";
    private String stopLoss = "1990";

    @ParameterizedTest
    @CsvSource({
        "MULTIPLIER, 0.29, 1, 0.29",
        "MULTIPLIER, 0.57, 1, 0.57",
        "MULTIPLIER, 0.58, 1, 0.58",
        "MULTIPLIER, 1, 0.5, 0.5",
        "FIXED, 1, 0.29, 0.29",
        "FOLLOWER, 0.57, 1, 0.57",
    })
    void modes_that_need_nothing(Mode mode, String lot, String value, String lots) {
        symbol = null;

        assertThat(size(mode, lot, value)).isEqualTo(Lots.of(lots));
    }

    @ParameterizedTest
    @CsvSource({
        "EQUITY, 1, 1, 0.5",
        "EQUITY, 0.58, 2, 0.58",
        "BALANCE, 1, 1, 0.25",
        "FREE_MARGIN, 1, 1, 2",
        "FREE_MARGIN, 0.29, 0.5, 0.29",
    })
    void the_ratio_of_what_both_have(Mode mode, String lot, String value, String lots) {
        figures.has(MASTER, "8000", "10000", "1000", "USD", NOW);
        figures.has(FOLLOWER, "2000", "5000", "2000", "USD", NOW);

        assertThat(size(mode, lot, value)).isEqualTo(Lots.of(lots));
    }

    @ParameterizedTest
    @EnumSource(names = {"EQUITY", "BALANCE", "FREE_MARGIN"})
    void without_the_figures_of_both_there_is_no_size(Mode mode) {
        assertThat(reason(mode)).startsWith("FIGURES_MISSING The master's").contains("has not reported");
        figures.has(MASTER, "1", "1", "1", "USD", NOW);
        assertThat(reason(mode)).startsWith("FIGURES_MISSING The follower's").contains("has not reported");
    }

    @ParameterizedTest
    @EnumSource(names = {"EQUITY", "BALANCE", "FREE_MARGIN"})
    void figures_older_than_three_heartbeats_are_not_used(Mode mode) {
        figures.has(MASTER, "1", "1", "1", "USD", NOW.minus(VALID_FOR));
        figures.has(FOLLOWER, "1", "1", "1", "USD", NOW.minus(VALID_FOR));
        assertThat(size(mode, "1", "1")).isEqualTo(Lots.of("1"));

        figures.has(FOLLOWER, "1", "1", "1", "USD", NOW.minus(VALID_FOR).minusMillis(1));
        assertThat(reason(mode)).startsWith("FIGURES_STALE The follower's").contains("6001 ms");
        figures.has(MASTER, "1", "1", "1", "USD", NOW.minus(VALID_FOR).minusMillis(2));
        assertThat(reason(mode)).startsWith("FIGURES_STALE The master's").contains("6002 ms");
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "-5, 100", "100, 0", "100, -5"})
    void nothing_follows_from_figures_of_zero_and_below(String master, String follower) {
        figures.has(MASTER, master, master, master, "USD", NOW);
        figures.has(FOLLOWER, follower, follower, follower, "USD", NOW);

        assertThat(reason(Mode.EQUITY)).startsWith("FIGURES_MISSING").contains("no size can be calculated");
    }

    @ParameterizedTest
    @CsvSource({"USD, EUR, true", "USD, USD, false", ", EUR, false", "USD,, false"})
    void amounts_in_two_currencies_have_no_ratio(@Nullable String master, @Nullable String follower, boolean refused) {
        figures.has(MASTER, "100", "100", "100", master, NOW);
        figures.has(FOLLOWER, "100", "100", "100", follower, NOW);

        if (refused) {
            assertThat(reason(Mode.BALANCE)).contains("USD").contains("EUR").contains("exchange rate");
        } else {
            assertThat(size(Mode.BALANCE, "1", "1")).isEqualTo(Lots.of("1"));
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 100, 1, 1, 1", "100, 10, 1, 1, 10", "1, 100, 0.5, 2, 0.01", "100, 100, 0.29, 1, 0.29"})
    void as_many_units_as_the_master(String master, String follower, String lot, String value, String lots) {
        figures.contract(MASTER, GOLD, master);
        symbol = symbol(follower, "0", "0");

        assertThat(size(Mode.NOTIONAL, lot, value)).isEqualTo(Lots.of(lots));
    }

    @ParameterizedTest
    @CsvSource({"0, 100, master", "100, 0, follower"})
    void without_both_contract_sizes_there_is_no_notional_size(String master, String follower, String missing) {
        figures.contract(MASTER, GOLD, master);
        symbol = symbol(follower, "0.01", "1");

        assertThat(reason(Mode.NOTIONAL))
                .startsWith("FIGURES_MISSING The contract size")
                .contains(missing + "'s broker");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void a_symbol_that_was_not_announced_has_no_contract_size(boolean byMaster) {
        if (!byMaster) {
            figures.contract(MASTER, GOLD, "100");
            symbol = null;
        }

        assertThat(reason(Mode.NOTIONAL)).contains("GOLD").contains(byMaster ? "master" : "follower");
    }

    /** 10,000 of equity; a lot loses 1 for each 0.01: 1,000 at a distance of 10. */
    @ParameterizedTest
    @CsvSource({
        "BUY, 2000, 1990, 1, 0.1",
        "SELL, 2000, 2010, 1, 0.1",
        "BUY, 2000, 1990, 2.9, 0.29",
        "BUY, 2000, 1990, 5.7, 0.57",
        "BUY, 2000, 1990, 5.8, 0.58",
        "BUY, 2000, 1999.5, 1, 2",
    })
    void the_loss_at_the_stop_loss_is_a_share_of_the_equity(
            Side of, String at, String stop, String value, String lots) {
        figures.has(FOLLOWER, "1", "10000", "1", "USD", NOW);
        side = of;
        price = at;
        stopLoss = stop;

        assertThat(size(Mode.RISK_PERCENT, "7", value)).isEqualTo(Lots.of(lots));
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 2000, 0, NO_STOP_LOSS",
        "BUY, 2000, 2000, NO_STOP_LOSS",
        "BUY, 2000, 2010, NO_STOP_LOSS",
        "SELL, 2000, 1990, NO_STOP_LOSS",
        "BUY, 0, 1990, FIGURES_MISSING",
    })
    void a_stop_loss_that_limits_no_loss_gives_no_size(Side of, String at, String stop, ReasonCode code) {
        figures.has(FOLLOWER, "1", "10000", "1", "USD", NOW);
        side = of;
        price = at;
        stopLoss = stop;

        assertThat(reason(Mode.RISK_PERCENT)).startsWith(code.name());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0.01, 0"})
    void without_tick_value_and_size_the_risk_is_not_known(String tickSize, String tickValue) {
        figures.has(FOLLOWER, "1", "10000", "1", "USD", NOW);
        symbol = symbol("100", tickSize, tickValue);
        assertThat(reason(Mode.RISK_PERCENT))
                .startsWith("FIGURES_MISSING The tick value")
                .contains("XAUUSD.m");

        symbol = null;
        assertThat(reason(Mode.RISK_PERCENT))
                .startsWith("FIGURES_MISSING The tick value")
                .contains("GOLD");
    }

    @ParameterizedTest
    @CsvSource({"true, FIGURES_MISSING", "false, FIGURES_STALE"})
    void without_a_recent_equity_the_risk_is_not_known(boolean missing, ReasonCode code) {
        if (!missing) {
            figures.has(FOLLOWER, "1", "10000", "1", "USD", NOW.minusSeconds(7));
        }

        assertThat(reason(Mode.RISK_PERCENT)).startsWith(code.name()).contains("follower's equity");
    }

    @Property(tries = 300)
    void twice_the_value_is_twice_the_size_exactly(
            @ForAll @BigRange(min = "0.01", max = "1000") @Scale(2) BigDecimal lot,
            @ForAll @BigRange(min = "0.01", max = "10000000") @Scale(2) BigDecimal master,
            @ForAll @BigRange(min = "0.01", max = "10000000") @Scale(2) BigDecimal follower) {
        figures.has(MASTER, "1", master.toPlainString(), "1", "USD", NOW);
        figures.has(FOLLOWER, "1", follower.toPlainString(), "1", "USD", NOW);

        ExactLots one = exact(Mode.EQUITY, lot.toPlainString(), "1");
        ExactLots two = exact(Mode.EQUITY, lot.toPlainString(), "2");
        assertThat(two.numerator().multiply(one.denominator()))
                .isEqualByComparingTo(
                        one.numerator().multiply(two.denominator()).multiply(BigDecimal.TWO));
    }

    private Lots size(Mode mode, String lot, String value) {
        return exact(mode, lot, value).lots();
    }

    private ExactLots exact(Mode mode, String lot, String value) {
        Size size = mode.rule().of(basis(lot, value));
        assertThat(size).isInstanceOf(Size.Volume.class);
        assertThat(((Size.Volume) size).words().get()).isNotBlank();
        return ((Size.Volume) size).lots();
    }

    private String reason(Mode mode) {
        Size size = mode.rule().of(basis("1", "1"));
        assertThat(size).isInstanceOf(Size.None.class);
        Size.None none = (Size.None) size;
        return none.reason().code() + " " + none.reason().text();
    }

    private SizingBasis basis(String lot, String value) {
        return new SizingBasis(
                new BigDecimal(value),
                new SizingBasis.Master(MASTER, GOLD, Lots.of(lot)),
                new SizingBasis.Copy(FOLLOWER, symbol, side, Price.of(price), Price.of(stopLoss)),
                figures,
                NOW);
    }

    private static SymbolMatch.Found symbol(String contract, String tickSize, String tickValue) {
        return new SymbolMatch.Found(
                spec(Symbol.of("XAUUSD.m"), contract, tickSize), new BigDecimal(tickValue), SymbolMatch.How.ALIAS);
    }

    private static SymbolSpec spec(Symbol symbol, String contract, String tickSize) {
        Lots step = Lots.of("0.01");
        return new SymbolSpec(symbol, step, Lots.ZERO, step, new BigDecimal(contract), new BigDecimal(tickSize));
    }

    private static final class Figures implements AccountFigures {

        private final Map<AccountId, Funds> funds = new HashMap<>();
        private final Map<AccountId, SymbolSpec> specs = new HashMap<>();

        void has(
                AccountId account,
                String balance,
                String equity,
                String freeMargin,
                @Nullable String currency,
                Instant at) {
            funds.put(
                    account,
                    new Funds(Money.of(balance), Money.of(equity), Money.of(freeMargin), currency, at, VALID_FOR));
        }

        void contract(AccountId account, Symbol symbol, String size) {
            specs.put(account, spec(symbol, size, "0.01"));
        }

        @Override
        public Optional<Funds> funds(AccountId account) {
            return Optional.ofNullable(funds.get(account));
        }

        @Override
        public SymbolMatch symbol(AccountId account, Symbol wanted) {
            SymbolSpec spec = specs.get(account);
            return spec == null
                    ? new SymbolMatch.NothingAnnounced()
                    : new SymbolMatch.Found(spec, BigDecimal.ONE, SymbolMatch.How.EXACT);
        }

        @Override
        public Optional<String> brokerLogin(AccountId account) {
            return Optional.empty();
        }
    }
}
