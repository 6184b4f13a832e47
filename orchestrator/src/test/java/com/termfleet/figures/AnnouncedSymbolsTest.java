package com.termfleet.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AnnouncedSymbolsTest {

    private static final int REMOVED = 20;

    /** Each number adds an entry, or removes it if it is above {@value #REMOVED}. */
    @Property
    void entries_and_tick_values_are_kept_like_in_a_map(
            @ForAll @Size(max = 100) List<@IntRange(min = 0, max = 2 * REMOVED - 1) Integer> changes) {
        AnnouncedSymbols symbols = new AnnouncedSymbols();
        Map<Integer, BigDecimal> expected = new TreeMap<>();
        for (int i = 0; i < changes.size(); i++) {
            int entry = changes.get(i) % REMOVED;
            if (changes.get(i) >= REMOVED) {
                symbols.remove(entry);
                expected.remove(entry);
            } else {
                symbols.add(entry);
                symbols.values(entry, BigDecimal.valueOf(i + 1, i % 9), BigDecimal.valueOf(i + 2, i % 9));
                expected.put(entry, BigDecimal.valueOf(i + 1, i % 9));
            }
        }

        assertThat(symbols.all())
                .containsExactly(expected.keySet().stream().mapToInt(i -> i).toArray());
        assertThat(symbols.count()).isEqualTo(expected.size());
        for (int entry = 0; entry < REMOVED; entry++) {
            assertThat(symbols.contains(entry)).isEqualTo(expected.containsKey(entry));
            assertThat(symbols.tickValue(entry)).isEqualByComparingTo(expected.getOrDefault(entry, BigDecimal.ZERO));
            assertThat(symbols.margin(entry).signum()).isEqualTo(expected.containsKey(entry) ? 1 : 0);
        }
    }

    @Test
    void a_tick_value_of_any_length_is_kept_to_18_digits() {
        AnnouncedSymbols symbols = new AnnouncedSymbols();
        symbols.add(3);

        symbols.values(3, new BigDecimal("0.1234567890123456789012345678"), BigDecimal.ZERO);
        assertThat(symbols.tickValue(3)).isEqualByComparingTo("0.123456789012345679");
        symbols.values(3, new BigDecimal("999999999999999999999999999999"), BigDecimal.ZERO);
        assertThat(symbols.tickValue(3)).isEqualByComparingTo("1000000000000000000000000000000");
        symbols.values(3, new BigDecimal("-1"), BigDecimal.ZERO);
        assertThat(symbols.tickValue(3)).isZero();
    }
}
