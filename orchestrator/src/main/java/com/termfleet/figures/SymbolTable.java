package com.termfleet.figures;

import com.termfleet.figures.SymbolMatch.How;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.SymbolSpec;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The symbols of one broker server, kept once however many of its accounts announce them. Accounts of one server may differ
 * in a specification: each is kept once too, and every account has a list of its own.
 * Thread-safe.
 */
final class SymbolTable {

    private static final int MEMORIZED_CORES = 1_000;
    private static final SymbolMatch NOTHING_ANNOUNCED = new SymbolMatch.NothingAnnounced();
    private static final SymbolMatch NONE_FITS = new SymbolMatch.NoneFits();

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

        String name() {
            return spec.symbol().name();
        }
    }

    SymbolTable(SymbolBudget budget) {
        this.budget = budget;
    }

    /** @return false if there is no room for another specification; it is not kept then */
    synchronized boolean announce(SymbolSpec spec, BigDecimal tickValue, BigDecimal margin, AnnouncedSymbols own) {
        Integer known = bySpec.get(spec);
        if (known == null || !own.contains(known)) {
            releaseOthersOfName(spec.symbol(), own);
            known = bySpec.get(spec);
            if (known == null) {
                if (!budget.take()) {
                    return false;
                }
                known = add(spec);
            }
            entry(known).accounts++;
            own.add(known);
        }
        own.values(known, tickValue, margin);
        return true;
    }

    private void releaseOthersOfName(Symbol symbol, AnnouncedSymbols own) {
        for (int other : List.copyOf(byName.getOrDefault(lower(symbol.name()), List.of()))) {
            if (own.contains(other) && entry(other).spec.symbol().equals(symbol)) {
                release(other, own);
            }
        }
    }

    /**
     * The symbol that {@code wanted} means to this account: by its name, by its name in other case, by prefix or suffix, by an
     * alias; the first of these that fits anything.
     */
    synchronized SymbolMatch match(Symbol wanted, AnnouncedSymbols own) {
        if (own.count() == 0) {
            return NOTHING_ANNOUNCED;
        }
        List<Integer> sameName = byName.getOrDefault(lower(wanted.name()), List.of());
        for (int index : sameName) {
            if (own.contains(index) && entry(index).spec.symbol().equals(wanted)) {
                return found(index, own, How.EXACT);
            }
        }
        SymbolMatch otherCase = one(ofAccount(sameName, own, entry -> true), own, How.OTHER_CASE);
        if (otherCase != null) {
            return otherCase;
        }
        String core = core(wanted.name());
        List<Integer> sameCore = byCore.getOrDefault(core, List.of());
        SymbolMatch decorated = one(
                ofAccount(sameCore, own, entry -> SymbolNames.isVariant(wanted.name(), entry.name(), core)),
                own,
                How.DECORATED);
        return decorated != null ? decorated : alias(wanted, core, own);
    }

    private SymbolMatch alias(Symbol wanted, String core, AnnouncedSymbols own) {
        Predicate<Entry> fits = entry -> SymbolNames.mayBeAlias(wanted.name(), core, entry.name(), entry.core);
        Set<Integer> fitting = new LinkedHashSet<>();
        for (String alias : SymbolAliases.of(core)) {
            fitting.addAll(ofAccount(byName.getOrDefault(lower(alias), List.of()), own, fits));
            fitting.addAll(ofAccount(byCore.getOrDefault(alias, List.of()), own, fits));
        }
        SymbolMatch match = one(List.copyOf(fitting), own, How.ALIAS);
        return match == null ? NONE_FITS : match;
    }

    private List<Integer> ofAccount(List<Integer> candidates, AnnouncedSymbols own, Predicate<Entry> fits) {
        List<Integer> fitting = new ArrayList<>(1);
        for (int index : candidates) {
            if (own.contains(index) && fits.test(entry(index))) {
                fitting.add(index);
            }
        }
        return fitting;
    }

    /** The only one, or of several the only one without prefix and suffix; null if there is none at all. */
    private @Nullable SymbolMatch one(List<Integer> fitting, AnnouncedSymbols own, How how) {
        if (fitting.isEmpty()) {
            return null;
        }
        if (fitting.size() == 1) {
            return found(fitting.getFirst(), own, how);
        }
        List<Integer> plain = fitting.stream()
                .filter(index -> entry(index).core.equals(entry(index).name()))
                .toList();
        if (plain.size() == 1) {
            return found(plain.getFirst(), own, how);
        }
        return new SymbolMatch.Several(fitting.stream()
                .map(index -> entry(index).spec.symbol())
                .sorted(Comparator.comparing(Symbol::name))
                .toList());
    }

    private SymbolMatch.Found found(int index, AnnouncedSymbols own, How how) {
        return new SymbolMatch.Found(entry(index).spec, own.tickValue(index), own.margin(index), how);
    }

    synchronized List<SymbolMatch.Found> all(AnnouncedSymbols own) {
        return Arrays.stream(own.all())
                .mapToObj(index -> found(index, own, How.EXACT))
                .toList();
    }

    synchronized int count(AnnouncedSymbols own) {
        return own.count();
    }

    synchronized void releaseAll(AnnouncedSymbols own) {
        for (int index : own.all()) {
            release(index, own);
        }
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
        byName.computeIfAbsent(lower(spec.symbol().name()), n -> new ArrayList<>(1))
                .add(index);
        byCore.computeIfAbsent(entry.core, n -> new ArrayList<>(1)).add(index);
        return index;
    }

    private void release(int index, AnnouncedSymbols own) {
        own.remove(index);
        Entry entry = entry(index);
        if (--entry.accounts > 0) {
            return;
        }
        entries.set(index, null);
        free.add(index);
        bySpec.remove(entry.spec);
        remove(byName, lower(entry.spec.symbol().name()), index);
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

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
