package com.termfleet.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolNamesTest {

    @ParameterizedTest(name = "{0} among {1} is {2}")
    @CsvSource({
        "EURUSD,   EURUSD.z EURUSD,      EURUSD",
        "EURUSD,   EURUSD.z GBPUSD.z,    EURUSD.z",
        "EURUSD,   eurusd,               eurusd",
        "EURUSD,   EURUSDm,              EURUSDm",
        "EURUSD,   EURUSD.raw,           EURUSD.raw",
        "EURUSD,   #EURUSD,              #EURUSD",
        "EURUSD,   mEURUSD,              mEURUSD",
        "EURUSD,   EURUSD_i,             EURUSD_i",
        "EURUSD,   EURUSD+,              EURUSD+",
        "EURUSD,   FX.EURUSD,            FX.EURUSD",
        "EURUSD.z, EURUSD,               EURUSD",
        "EURUSD.z, EURUSDm,              EURUSDm",
        "EURUSD.z, EURUSDm EURUSD,       EURUSD",
        "US30,     US30.cash,            US30.cash",
    })
    void a_brokers_own_spelling_is_found(String wanted, String offered, String found) {
        assertThat(find(wanted, offered)).contains(Symbol.of(found));
    }

    @ParameterizedTest(name = "{0} is none of {1}")
    @CsvSource({
        "EURUSD, GBPUSD",
        "BTCUSD, BTCUSDT",
        "US30,   US300",
        "US500,  US50",
        "BRK.A,  BRK.B",
        "XAUUSD, XAUEUR",
        "EUR,    EURUSD",
    })
    void another_instrument_is_never_taken_for_it(String wanted, String offered) {
        assertThat(find(wanted, offered)).isEmpty();
    }

    @ParameterizedTest(name = "{0} among {1} is {2}")
    @CsvSource({
        "GOLD,      XAUUSD,            XAUUSD",
        "GOLD,      XAUUSD.m XAGUSD.m, XAUUSD.m",
        "gold,      XAUUSD,            XAUUSD",
        "GOLD,      XAUUSD XAUUSD.m,   XAUUSD",
        "XAUUSD,    GOLD,              GOLD",
        "XAUUSD.z,  GOLD.m,            GOLD.m",
        "XAGUSD,    SILVER,            SILVER",
        "US30,      DJ30.cash,         DJ30.cash",
        "WS30,      US30,              US30",
        "US30.cash, DJ30,              DJ30",
        "NAS100,    USTEC,             USTEC",
        "USTEC,     US100,             US100",
        "GER40,     DE40,              DE40",
        "DAX40,     GER40.z,           GER40.z",
        "SPX500,    US500,             US500",
        "WTI,       USOIL,             USOIL",
        "XBRUSD,    BRENT,             BRENT",
    })
    void another_usual_name_of_the_instrument_is_found(String wanted, String offered, String found) {
        SymbolMatch match = match(wanted, offered);

        assertThat(match).isInstanceOf(SymbolMatch.Found.class);
        assertThat(((SymbolMatch.Found) match).spec().symbol()).isEqualTo(Symbol.of(found));
        assertThat(((SymbolMatch.Found) match).how()).isEqualTo(SymbolMatch.How.ALIAS);
    }

    @ParameterizedTest(name = "{0} is none of {1}")
    @CsvSource({
        "XAUUSD, GOLD.N",
        "XAUUSD, #GOLD",
        "XAUUSD, GOLD.NYSE",
        "USOIL, WTI.US",
        "US30, US500",
        "US30.cash, DJ30.fut"
    })
    void a_share_or_a_future_is_not_taken_for_the_alias(String wanted, String offered) {
        assertThat(match(wanted, offered)).isInstanceOf(SymbolMatch.NoneFits.class);
    }

    @ParameterizedTest(name = "{0} among {1} is not decided")
    @CsvSource({
        "EURUSD, EURUSD.pro EURUSD.z, EURUSD.pro EURUSD.z",
        "EurUsd, EURUSD eurusd,       EURUSD eurusd",
        "US30,   DJ30 WS30,           DJ30 WS30",
        "GOLD,   XAUUSD.a XAUUSD.b,   XAUUSD.a XAUUSD.b",
    })
    void names_that_fit_equally_well_are_not_chosen_from(String wanted, String offered, String names) {
        assertThat(match(wanted, offered))
                .isEqualTo(new SymbolMatch.Several(
                        Stream.of(names.split(" ")).map(Symbol::of).toList()));
    }

    private static Optional<Symbol> find(String wanted, String offered) {
        return match(wanted, offered) instanceof SymbolMatch.Found found
                ? Optional.of(found.spec().symbol())
                : Optional.empty();
    }

    private static SymbolMatch match(String wanted, String offered) {
        AccountSymbols symbols = new SymbolTables().open(null);
        Stream.of(offered.split(" "))
                .map(Symbol::of)
                .map(SymbolSpec::unknown)
                .forEach(spec -> symbols.announce(spec, BigDecimal.ONE));
        return symbols.match(Symbol.of(wanted));
    }
}
