package com.termfleet.copy.sizing;

import static org.assertj.core.api.Assertions.assertThat;

import com.termfleet.kernel.Symbol;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SymbolMapTest {

    @Test
    void the_subscriptions_map_knows_names_in_any_case() {
        Map<Symbol, Symbol> map = Map.of(Symbol.of("Gold"), Symbol.of("XAUUSD"));

        assertThat(SymbolMap.mapped(Symbol.of("GOLD"), map)).isEqualTo(Symbol.of("XAUUSD"));
        assertThat(SymbolMap.mapped(Symbol.of("SILVER"), map)).isEqualTo(Symbol.of("SILVER"));
    }
}
