package com.termfleet.destination.matchtrader.intent;

import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Side;
import com.termfleet.kernel.Symbol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what became of opens without an answer. A position or order is that of an open if symbol, side and volume are equal,
 * it was not there before, belongs to no other copy, and is not older than the open. Each open gets at most one, and each is
 * given to at most one open: the oldest open gets the oldest that fits.
 */
public final class IntentMatcher {

    /** How much later than ours a broker's clock may be, and how much earlier. */
    public static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private IntentMatcher() {}

    /**
     * What an account has, or had.
     *
     * @param taken ids that belong to copies already
     */
    public record Seen(List<BrokerItem> items, List<ClosedPart> closed, Set<String> taken) {}

    /** @return the broker's id for each open that was found */
    public static Map<Intent, String> match(List<Intent> opens, Seen seen) {
        List<Candidate> candidates = candidates(seen);
        Set<String> given = new HashSet<>(seen.taken());
        Map<Intent, String> found = new LinkedHashMap<>();
        List<Intent> oldestFirst = opens.stream()
                .filter(intent -> intent.kind() == Intent.Kind.OPEN)
                .sorted(Comparator.comparing(Intent::sentAt).thenComparing(Intent::command))
                .toList();
        for (Intent intent : oldestFirst) {
            candidates.stream()
                    .filter(candidate -> !given.contains(candidate.id()) && candidate.fits(intent))
                    .findFirst()
                    .ifPresent(candidate -> {
                        given.add(candidate.id());
                        found.put(intent, candidate.id());
                    });
        }
        return found;
    }

    private static List<Candidate> candidates(Seen seen) {
        List<Candidate> candidates = new ArrayList<>();
        seen.items().forEach(item -> candidates.add(Candidate.of(item)));
        Map<String, Candidate> closed = new LinkedHashMap<>();
        for (ClosedPart part : seen.closed()) {
            closed.merge(part.id(), Candidate.of(part), Candidate::plus);
        }
        closed.values().forEach(candidate -> addClosed(candidate, candidates));
        candidates.sort(Comparator.comparing(Candidate::when).thenComparing(Candidate::id));
        return candidates;
    }

    /** A position of which a part is closed had both before. */
    private static void addClosed(Candidate closed, List<Candidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            if (candidates.get(i).id().equals(closed.id())) {
                candidates.set(i, candidates.get(i).plus(closed));
                return;
            }
        }
        candidates.add(closed);
    }

    /**
     * @param pending null for a position
     * @param since null if the broker does not tell
     */
    private record Candidate(
            String id,
            Symbol symbol,
            Side side,
            Lots lots,
            @Nullable OrderType pending,
            Price price,
            @Nullable Instant since) {

        static Candidate of(BrokerItem item) {
            return new Candidate(
                    item.id(),
                    item.symbol(),
                    item.type().side(),
                    item.lots(),
                    item.isOrder() ? item.type() : null,
                    item.price(),
                    item.since());
        }

        static Candidate of(ClosedPart part) {
            return new Candidate(
                    part.id(), part.symbol(), part.side(), part.lots(), null, part.openPrice(), part.openedAt());
        }

        Candidate plus(Candidate part) {
            return new Candidate(id, symbol, side, lots.plus(part.lots), pending, price, since);
        }

        Instant when() {
            return since == null ? Instant.MAX : since;
        }

        /** A pending order may be a position by now. */
        boolean fits(Intent open) {
            boolean isOrder = pending == null || (pending == open.type() && price.equals(open.price()));
            return isOrder
                    && symbol.equals(open.symbol())
                    && side == open.type().side()
                    && lots.equals(open.lots())
                    && !open.known().contains(id)
                    && (since == null || !since.isBefore(open.sentAt().minus(CLOCKS_DIFFER)));
        }
    }
}
