package com.termfleet.simulation;

import com.termfleet.copy.ReasonCode;
import com.termfleet.copy.processor.SimulatedDatabase;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Symbol;
import com.termfleet.risk.limits.RiskLimits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is ordered keeps to the limits of its account, and what is skipped for a limit would not have. Looked at with
 * each commit, since that is when a decision was made.
 */
final class LimitChecks implements SimulatedDatabase.CommitListener {

    /** A server can be suspended with the change of a limit in its memory. Longer than any such pause. */
    private static final long UNTIL_A_CHANGE_COUNTS = 60_000;

    private record Replaced(RiskLimits limits, long at) {}

    private final World world;
    private final Map<AccountId, List<Replaced>> replaced = new HashMap<>();

    /** Copies that their follower held when its account was stopped out. */
    private final Set<Long> mustEnd = new HashSet<>();

    /** Copies that live, or lived, while their account was stopped out. */
    private final Set<Long> mayEnd = new HashSet<>();

    /** When the end of an account's stop-out counts. */
    private final Map<AccountId, Long> stopped = new HashMap<>();

    LimitChecks(World world) {
        this.world = world;
    }

    // ---- what happens to accounts

    /** The account's limits are about to be replaced. */
    void replaced(AccountId account) {
        replaced.computeIfAbsent(account, any -> new ArrayList<>())
                .add(new Replaced(world.database.limits.of(account), world.time.millis()));
    }

    void stopped(AccountId account) {
        stopped.put(account, Long.MAX_VALUE);
        for (SimulatedDatabase.Copy copy : world.database.copies()) {
            if (copy.follower().equals(account) && (copy.isOpen() || copy.isPlaced()) && !copy.isKept()) {
                mustEnd.add(copy.id());
            }
        }
        look();
    }

    void stopEnded(AccountId account) {
        stopped.put(account, world.time.millis() + UNTIL_A_CHANGE_COUNTS);
    }

    /** Notes which copies may be closed though their masters hold their positions. */
    void look() {
        stopped.values().removeIf(until -> until <= world.time.millis());
        if (stopped.isEmpty()) {
            return;
        }
        for (SimulatedDatabase.Copy copy : world.database.copies()) {
            if (stopped.containsKey(copy.follower()) && (copy.isPending() || copy.isOpen() || copy.isPlaced())) {
                mayEnd.add(copy.id());
            }
        }
    }

    boolean wasStopped(long copy) {
        return mayEnd.contains(copy);
    }

    /** @throws Violation if a copy is left that a stop-out should have ended */
    void checkAtTheEnd() {
        for (SimulatedDatabase.Copy copy : world.database.copies()) {
            if (mustEnd.contains(copy.id()) && (copy.isOpen() || copy.isPlaced()) && !copy.isKept()) {
                throw new Violation("never left behind: the account was stopped out and has " + copy);
            }
            if (Objects.equals(copy.reason(), ReasonCode.STOPPED_OUT.name())
                    && copy.ticket() != 0
                    && !mayEnd.contains(copy.id())) {
                throw new Violation("every reason is true: the account was not stopped out when it had " + copy);
            }
        }
    }

    // ---- decisions

    @Override
    public void committing(Map<PairId, TradePair> stored, Collection<TradePair> changed) {
        for (TradePair pair : changed) {
            TradePair before = stored.get(pair.id());
            if (isOrdered(pair) && (before == null || !counts(before))) {
                ordered(pair, stored, changed);
            } else if (isSkipped(pair) && (before == null || !isSkipped(before))) {
                skipped(pair, stored, changed);
            }
        }
    }

    private static boolean isOrdered(TradePair pair) {
        return pair.isPending() && !pair.isWaiting();
    }

    private static boolean isSkipped(TradePair pair) {
        return !pair.isLive() && pair.held() == null;
    }

    private static boolean counts(TradePair pair) {
        return pair.isHeld() || isOrdered(pair);
    }

    private static Lots lots(TradePair pair) {
        TradePair.Held held = pair.held();
        return held == null ? pair.wanted().share().copy() : held.volume();
    }

    private void ordered(TradePair pair, Map<PairId, TradePair> stored, Collection<TradePair> changed) {
        if (world.database.limits.isStoppedOut(pair.follower())) {
            throw new Violation("risk: ordered while its account is stopped out: " + pair);
        }
        Open open = Open.least(pair.follower(), stored, changed);
        if (candidates(pair.follower()).stream().noneMatch(limits -> open.keepsTo(limits, pair))) {
            throw new Violation("risk: above the limits "
                    + world.database.limits.of(pair.follower()).counts()
                    + world.database.limits.of(pair.follower()).sizes() + " with " + open + ": " + pair);
        }
    }

    private void skipped(TradePair pair, Map<PairId, TradePair> stored, Collection<TradePair> changed) {
        ReasonCode why = pair.reason() == null ? null : pair.reason().code();
        if (why == ReasonCode.RISK_RULE_FAILED || why == ReasonCode.RISK_DATA_MISSING) {
            throw new Violation("risk: no such limit is set, skipped is " + pair);
        }
        if (why == ReasonCode.STOPPED_OUT && !stopped.containsKey(pair.follower())) {
            throw new Violation("every reason is true: the account is not stopped out, skipped is " + pair);
        }
        if (why != ReasonCode.RISK_LIMIT) {
            return;
        }
        Open open = Open.most(pair.follower(), stored, changed);
        if (candidates(pair.follower()).stream().noneMatch(limits -> open.mayForbid(limits, pair))) {
            throw new Violation("every reason is true: with " + open + " no limit forbids " + pair);
        }
    }

    /** The limits that the server may have known when it decided. */
    private List<RiskLimits> candidates(AccountId account) {
        List<RiskLimits> all = new ArrayList<>();
        all.add(world.database.limits.of(account));
        for (Replaced before : replaced.getOrDefault(account, List.of())) {
            if (world.time.millis() < before.at + UNTIL_A_CHANGE_COUNTS) {
                all.add(before.limits);
            }
        }
        return all;
    }

    /** What an account has: what it holds, and what was ordered and is not answered yet. */
    private record Open(Map<String, Integer> bySymbol, int count, Lots total) {

        private static final Lots STEP = Lots.of("0.01");

        /** Without what only turned out to be held with this commit, and without what was left to the follower. */
        static Open least(AccountId follower, Map<PairId, TradePair> stored, Collection<TradePair> changed) {
            Map<PairId, TradePair> after = after(follower, stored, changed);
            List<TradePair> counted = new ArrayList<>();
            List<Lots> lots = new ArrayList<>();
            after.forEach((id, pair) -> {
                TradePair before = stored.get(id);
                boolean known = before != null && counts(before);
                if (counts(pair) && !pair.isKept() && (known || isOrdered(pair))) {
                    counted.add(pair);
                    lots.add(known ? lots(pair).min(lots(Objects.requireNonNull(before))) : lots(pair));
                }
            });
            return of(counted, lots);
        }

        /** With what ended by this commit, and with what was left to the follower. */
        static Open most(AccountId follower, Map<PairId, TradePair> stored, Collection<TradePair> changed) {
            Map<PairId, TradePair> after = after(follower, stored, changed);
            List<TradePair> counted = new ArrayList<>();
            List<Lots> lots = new ArrayList<>();
            after.forEach((id, pair) -> {
                TradePair before = stored.get(id);
                boolean known = before != null && counts(before);
                if (counts(pair) || known) {
                    counted.add(pair);
                    Lots was = known ? lots(Objects.requireNonNull(before)) : Lots.ZERO;
                    lots.add(counts(pair) && was.isBelow(lots(pair)) ? lots(pair) : was);
                }
            });
            return of(counted, lots);
        }

        private static Map<PairId, TradePair> after(
                AccountId follower, Map<PairId, TradePair> stored, Collection<TradePair> changed) {
            Map<PairId, TradePair> after = new LinkedHashMap<>();
            stored.forEach((id, pair) -> put(after, follower, pair));
            changed.forEach(pair -> put(after, follower, pair));
            return after;
        }

        private static void put(Map<PairId, TradePair> after, AccountId follower, TradePair pair) {
            if (pair.follower().equals(follower)) {
                after.put(pair.id(), pair);
            }
        }

        private static Open of(List<TradePair> counted, List<Lots> lots) {
            Map<String, Integer> bySymbol = new HashMap<>();
            counted.forEach(pair -> bySymbol.merge(plain(pair), 1, Integer::sum));
            return new Open(bySymbol, counted.size(), lots.stream().reduce(Lots.ZERO, Lots::plus));
        }

        /** What was skipped has its master's symbol, without the suffix of the follower's broker. */
        private static String plain(TradePair pair) {
            return pair.wanted().symbol().name().replace(".z", "");
        }

        /** @param pair one of those that are counted here */
        boolean keepsTo(RiskLimits limits, TradePair pair) {
            Symbol symbol = pair.wanted().symbol();
            return isWithin(count, limits.counts().maxOpenPositions())
                    && isWithin(
                            bySymbol.getOrDefault(plain(pair), 0),
                            limits.counts().maxOpenPerSymbol())
                    && isWithin(total, limits.sizes().maxTotalLots())
                    && isWithin(pair.wanted().volume(), limits.sizes().maxLot())
                    && !limits.permitted().deniedSymbols().contains(symbol);
        }

        private static boolean isWithin(int number, @Nullable Integer limit) {
            return limit == null || number <= limit;
        }

        private static boolean isWithin(Lots lots, @Nullable Lots limit) {
            return limit == null || !limit.isBelow(lots);
        }

        /** @param pair none of those that are counted here */
        boolean mayForbid(RiskLimits limits, TradePair pair) {
            return !isWithin(count + 1, limits.counts().maxOpenPositions())
                    || !isWithin(
                            bySymbol.getOrDefault(plain(pair), 0) + 1,
                            limits.counts().maxOpenPerSymbol())
                    || !isWithin(total.plus(STEP), limits.sizes().maxTotalLots())
                    || limits.permitted().deniedSymbols().contains(Symbol.of(plain(pair)));
        }
    }
}
