package com.termfleet.copy.processor.handler.listed;

import com.termfleet.copy.trade.TradePair;
import com.termfleet.copy.trade.TradePair.Held;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the snapshot of a follower on a netting account. Experts of this system list each copy's share of the position under a
 * ticket of its own; a client that answers with the position's ticket and lists the position as its broker has it gets the
 * shares worked out here. Pure.
 */
final class NettedSnapshot {

    private NettedSnapshot() {}

    /** What is listed, with each copy's share in the place of a position that is listed whole. */
    static List<HeldPosition> shares(List<HeldPosition> listed, List<TradePair> live) {
        Map<Symbol, List<TradePair>> open = new LinkedHashMap<>();
        for (TradePair pair : live) {
            if (pair.isOpen()) {
                open.computeIfAbsent(pair.wanted().symbol(), any -> new ArrayList<>())
                        .add(pair);
            }
        }
        List<HeldPosition> shares = new ArrayList<>(listed);
        open.forEach((symbol, pairs) -> share(symbol, pairs, shares));
        return shares;
    }

    private static void share(Symbol symbol, List<TradePair> pairs, List<HeldPosition> listed) {
        List<HeldPosition> positions = listed.stream()
                .filter(position ->
                        position.symbol().equals(symbol) && !position.type().isPending())
                .toList();
        if (positions.isEmpty() && isShared(pairs) && sum(pairs).signum() == 0) {
            // Copies of both sides that are equal leave no position.
            pairs.forEach(pair -> listed.add(share(pair, held(pair).volume(), null, null)));
        } else if (positions.size() == 1 && isWhole(positions.getFirst(), pairs)) {
            HeldPosition whole = positions.getFirst();
            listed.remove(whole);
            boolean isAlone = pairs.size() == 1;
            left(whole, pairs).forEach((pair, lots) -> {
                if (!lots.isZero()) {
                    listed.add(share(pair, lots, whole, isAlone ? profitOf(lots, whole) : null));
                }
            });
        }
    }

    /** Whether it stands for all of these copies: their follower answered with one ticket for each, the position's. */
    private static boolean isWhole(HeldPosition position, List<TradePair> pairs) {
        boolean isOfThem = pairs.stream()
                .anyMatch(pair -> position.ticket().equals(held(pair).ticket())
                        || position.pair().filter(pair.id()::equals).isPresent());
        return isOfThem && (pairs.size() == 1 || isShared(pairs));
    }

    private static boolean isShared(List<TradePair> pairs) {
        return pairs.size() > 1
                && pairs.stream().map(pair -> held(pair).ticket()).distinct().count() == 1;
    }

    /** What each copy has left of the position. What the position has besides belongs to none of them. */
    private static Map<TradePair, Lots> left(HeldPosition whole, List<TradePair> pairs) {
        Map<TradePair, Lots> left = new LinkedHashMap<>();
        pairs.forEach(pair -> left.put(pair, held(pair).volume()));
        BigDecimal sum = sum(pairs);
        BigDecimal lacking =
                sum.signum() > 0 ? sum.subtract(signed(whole)) : signed(whole).subtract(sum);
        if (sum.signum() == 0 || lacking.signum() <= 0) {
            return left;
        }
        List<TradePair> sharing = pairs.stream()
                .filter(pair -> signed(pair).signum() == sum.signum())
                .toList();
        Lots total = new Lots(sum(sharing).abs());
        Lots missing = new Lots(lacking).min(total);
        Lots rest = missing;
        for (TradePair pair : sharing) {
            Lots cut = held(pair)
                    .volume()
                    .share(missing, total)
                    .floorTo(pair.wanted().share().step());
            left.put(pair, held(pair).volume().minus(cut));
            rest = rest.minus(cut);
        }
        // What rounding leaves comes from the oldest.
        for (TradePair pair : sharing) {
            Lots now = Objects.requireNonNull(left.get(pair));
            Lots cut = rest.min(now);
            left.put(pair, now.minus(cut));
            rest = rest.minus(cut);
        }
        return left;
    }

    /** What a part of the position would gain. Of several copies at different prices it cannot be told apart. */
    private static @Nullable Money profitOf(Lots lots, HeldPosition whole) {
        return whole.profit() == null ? null : whole.profit().share(lots, whole.lots());
    }

    private static HeldPosition share(TradePair pair, Lots lots, @Nullable HeldPosition whole, @Nullable Money profit) {
        Held held = held(pair);
        boolean isOnItsSide =
                whole != null && whole.type().side() == held.type().side();
        return new HeldPosition(
                held.ticket(),
                held.type(),
                pair.wanted().symbol(),
                lots,
                held.openPrice(),
                isOnItsSide ? Objects.requireNonNull(whole).stopLoss() : Price.NONE,
                isOnItsSide ? Objects.requireNonNull(whole).takeProfit() : Price.NONE,
                Optional.of(pair.id()),
                profit);
    }

    /** Above zero bought, below zero sold. */
    private static BigDecimal sum(List<TradePair> pairs) {
        return pairs.stream().map(NettedSnapshot::signed).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal signed(TradePair pair) {
        return signed(held(pair).type().side(), held(pair).volume());
    }

    private static BigDecimal signed(HeldPosition position) {
        return signed(position.type().side(), position.lots());
    }

    private static BigDecimal signed(Side side, Lots lots) {
        return side == Side.BUY ? lots.value() : lots.value().negate();
    }

    private static Held held(TradePair pair) {
        return Objects.requireNonNull(pair.held());
    }
}
