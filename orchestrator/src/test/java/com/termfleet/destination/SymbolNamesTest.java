package com.termfleet.destination;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Symbol;
import java.util.List;
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
        "EURUSD,   EURUSD.pro EURUSD.z,  EURUSD.z",
        "US30,     US30.cash,            US30.cash",
    })
    void a_brokers_own_spelling_is_found(String wanted, String offered, String found) {
        assertThat(SymbolNames.find(Symbol.of(wanted), symbols(offered))).contains(Symbol.of(found));
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
        assertThat(SymbolNames.find(Symbol.of(wanted), symbols(offered))).isEmpty();
    }

    private static List<Symbol> symbols(String names) {
        return Stream.of(names.split(" ")).map(Symbol::of).toList();
    }
}
