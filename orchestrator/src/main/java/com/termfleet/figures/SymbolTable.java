package com.termfleet.figures;

import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of one broker server, kept once however many of its accounts announce them. Accounts of one server may differ
 * in a specification: each is kept once too, and every account has a set of bits that marks its own.
 * Thread-safe.
 */
final class SymbolTable {

    private static final int MEMORIZED_CORES = 1_000;

    private final SymbolBudget budget;

    // All guarded by this.
    private final List<@Nullable Entry> entries = new ArrayList<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final Map<SymbolSpec, Integer> bySpec = new HashMap<>();
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final Map<String, List<Integer>> byCore = new HashMap<>();
    private final Map<String, String> cores = new HashMap<>();

    /** One specification, and by how many accounts it is used. */
    private static final class Entry {

        private final SymbolSpec spec;
        private final String core;
        private int accounts;

        Entry(SymbolSpec spec, String core) {
            this.spec = spec;
            this.core = core;
        }
    }

    SymbolTable(SymbolBudget budget) {
        this.budget = budget;
    }

    /** @return false if there is no room for another specification; it is not kept then */
    synchronized boolean announce(SymbolSpec spec, BitSet own) {
        Integer known = bySpec.get(spec);
        if (known != null && own.get(known)) {
            return true;
        }
        for (int other : List.copyOf(byName.getOrDefault(lower(spec.symbol()), List.of()))) {
            if (own.get(other) && entry(other).spec.symbol().equals(spec.symbol())) {
                release(other, own);
            }
        }
        Integer index = bySpec.get(spec);
        if (index == null) {
            if (!budget.take()) {
                return false;
            }
            index = add(spec);
        }
        entry(index).accounts++;
        own.set(index);
        return true;
    }

    synchronized Optional<SymbolSpec> find(Symbol wanted, BitSet own) {
        List<Integer> sameName = byName.getOrDefault(lower(wanted), List.of());
        for (int index : sameName) {
            if (own.get(index) && entry(index).spec.symbol().equals(wanted)) {
                return Optional.of(entry(index).spec);
            }
        }
        SymbolSpec otherCase = best(sameName, own, entry -> true);
        if (otherCase != null) {
            return Optional.of(otherCase);
        }
        String core = core(wanted.name());
        return Optional.ofNullable(best(
                byCore.getOrDefault(core, List.of()),
                own,
                entry -> SymbolNames.isVariant(
                        wanted.name(), core, entry.spec.symbol().name(), entry.core)));
    }

    synchronized int count(BitSet own) {
        return own.cardinality();
    }

    synchronized void releaseAll(BitSet own) {
        for (int index = own.nextSetBit(0); index >= 0; index = own.nextSetBit(index + 1)) {
            release(index, own);
        }
    }

    private @Nullable SymbolSpec best(List<Integer> candidates, BitSet own, Predicate<Entry> fits) {
        SymbolSpec best = null;
        for (int index : candidates) {
            Entry entry = entry(index);
            if (own.get(index)
                    && fits.test(entry)
                    && (best == null || SymbolNames.BEST.compare(entry.spec.symbol(), best.symbol()) < 0)) {
                best = entry.spec;
            }
        }
        return best;
    }

    private int add(SymbolSpec spec) {
        Entry entry = new Entry(spec, SymbolNames.core(spec.symbol().name()));
        Integer index = free.poll();
        if (index == null) {
            index = entries.size();
            entries.add(entry);
        } else {
            entries.set(index, entry);
        }
        bySpec.put(spec, index);
        byName.computeIfAbsent(lower(spec.symbol()), n -> new ArrayList<>(1)).add(index);
        byCore.computeIfAbsent(entry.core, n -> new ArrayList<>(1)).add(index);
        return index;
    }

    private void release(int index, BitSet own) {
        own.clear(index);
        Entry entry = entry(index);
        if (--entry.accounts > 0) {
            return;
        }
        entries.set(index, null);
        free.add(index);
        bySpec.remove(entry.spec);
        remove(byName, lower(entry.spec.symbol()), index);
        remove(byCore, entry.core, index);
        budget.giveBack();
    }

    private static void remove(Map<String, List<Integer>> index, String key, int entry) {
        List<Integer> found = index.get(key);
        if (found != null && found.remove((Integer) entry) && found.isEmpty()) {
            index.remove(key);
        }
    }

    private Entry entry(int index) {
        Entry entry = entries.get(index);
        if (entry == null) {
            throw new IllegalStateException("No specification " + index);
        }
        return entry;
    }

    /** Cached: the same few names are requested for every account. */
    private String core(String name) {
        if (cores.size() >= MEMORIZED_CORES) {
            cores.clear();
        }
        return cores.computeIfAbsent(name, SymbolNames::core);
    }

    private static String lower(Symbol symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
