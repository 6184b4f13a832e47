package com.termfleet.figures;

import static java.math.BigDecimal.ONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SymbolTablesTest {

    private final SymbolTables tables = new SymbolTables();

    /** Whether there is room for one more specification than those that are kept. */
    private static boolean hasRoom(SymbolTables tables) {
        return tables.open("Other-Server").announce(spec("ONE.MORE", "0.01"), ONE);
    }

    private static Optional<SymbolSpec> find(AccountSymbols symbols, Symbol wanted) {
        return symbols.match(wanted) instanceof SymbolMatch.Found found ? Optional.of(found.spec()) : Optional.empty();
    }

    private static SymbolSpec spec(String name, String step) {
        return new SymbolSpec(Symbol.of(name), Lots.of(step), Lots.of("100"), Lots.of(step));
    }

    @Test
    void five_hundred_accounts_of_one_server_share_two_thousand_specifications() {
        SymbolTables tables = new SymbolTables(2_000);
        List<AccountSymbols> accounts = new ArrayList<>();
        for (int account = 0; account < 500; account++) {
            AccountSymbols symbols = tables.open("Broker-Live");
            for (int symbol = 0; symbol < 2_000; symbol++) {
                assertThat(symbols.announce(spec("SYM" + symbol + ".x", "0.01"), ONE))
                        .isTrue();
            }
            accounts.add(symbols);
        }

        assertThat(accounts).allMatch(symbols -> symbols.count() == 2_000);
        SymbolSpec one = find(accounts.getFirst(), Symbol.of("SYM7")).orElseThrow();
        assertThat(find(accounts.getLast(), Symbol.of("SYM7")).orElseThrow()).isSameAs(one);
    }

    @Test
    void accounts_of_one_server_may_differ_in_a_specification() {
        AccountSymbols standard = tables.open("Broker-Live");
        AccountSymbols cent = tables.open("broker-live");
        standard.announce(spec("EURUSD", "0.01"), ONE);
        cent.announce(spec("EURUSD", "0.1"), ONE);

        assertThat(find(standard, Symbol.of("EURUSD"))).contains(spec("EURUSD", "0.01"));
        assertThat(find(cent, Symbol.of("EURUSD"))).contains(spec("EURUSD", "0.1"));
    }

    @Test
    void a_changed_specification_replaces_the_one_before() {
        SymbolTables tables = new SymbolTables(2);
        AccountSymbols symbols = tables.open("Broker-Live");
        symbols.announce(spec("EURUSD", "0.01"), ONE);

        symbols.announce(spec("EURUSD", "0.1"), ONE);

        assertThat(symbols.count()).isEqualTo(1);
        assertThat(find(symbols, Symbol.of("EURUSD"))).contains(spec("EURUSD", "0.1"));
        assertThat(hasRoom(tables)).isTrue();
    }

    @Test
    void accounts_in_other_currencies_share_a_specification_and_keep_their_own_tick_values() {
        SymbolTables tables = new SymbolTables(1);
        AccountSymbols dollars = tables.open("Broker-Live");
        AccountSymbols yen = tables.open("Broker-Live");
        dollars.announce(spec("EURUSD", "0.01"), ONE);
        yen.announce(spec("EURUSD", "0.01"), new BigDecimal("149.73512345"));
        dollars.announce(spec("EURUSD", "0.01"), new BigDecimal("1.02"));

        assertThat(tickValue(dollars)).isEqualByComparingTo("1.02");
        assertThat(tickValue(yen)).isEqualByComparingTo("149.73512345");
    }

    private static BigDecimal tickValue(AccountSymbols symbols) {
        return ((SymbolMatch.Found) symbols.match(Symbol.of("EURUSD"))).tickValue();
    }

    @Test
    void an_account_finds_nothing_that_only_another_one_announced() {
        tables.open("Broker-Live").announce(spec("EURUSD.z", "0.01"), ONE);
        AccountSymbols other = tables.open("Broker-Live");
        other.announce(spec("EURUSDm", "0.01"), ONE);

        assertThat(find(other, Symbol.of("EURUSD"))).contains(spec("EURUSDm", "0.01"));
        assertThat(find(other, Symbol.of("GBPUSD"))).isEmpty();
    }

    @Test
    void what_the_last_account_leaves_behind_is_forgotten() {
        SymbolTables tables = new SymbolTables(1);
        AccountSymbols first = tables.open("Broker-Live");
        AccountSymbols second = tables.open("Broker-Live");
        first.announce(spec("EURUSD", "0.01"), ONE);
        second.announce(spec("EURUSD", "0.01"), ONE);

        first.release();
        first.release();
        assertThat(find(second, Symbol.of("EURUSD"))).isPresent();
        assertThat(first.announce(spec("EURUSD", "0.01"), ONE)).isFalse();
        assertThat(hasRoom(tables)).isFalse();
        second.release();

        assertThat(hasRoom(tables)).isTrue();
    }

    @Test
    void an_account_cannot_make_the_server_keep_more_than_twenty_thousand() {
        SymbolTables tables = new SymbolTables(20_001);
        AccountSymbols symbols = tables.open("Broker-Live");
        for (int i = 0; i < 20_000; i++) {
            assertThat(symbols.announce(spec("S" + i, "0.01"), ONE)).isTrue();
        }

        assertThat(symbols.announce(spec("ONE.MORE", "0.01"), ONE)).isFalse();
        assertThat(hasRoom(tables)).isTrue();
    }
}
