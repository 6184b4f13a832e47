package com.termfleet.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
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
        "EURUSD,   EURUSD.pro EURUSD.z,  EURUSD.z",
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

    private static Optional<Symbol> find(String wanted, String offered) {
        AccountSymbols symbols = new SymbolTables().open(null);
        Stream.of(offered.split(" ")).map(Symbol::of).map(SymbolSpec::unknown).forEach(symbols::announce);
        return symbols.find(Symbol.of(wanted)).map(SymbolSpec::symbol);
    }
}
