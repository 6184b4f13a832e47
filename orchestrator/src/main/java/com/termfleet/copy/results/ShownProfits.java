package com.termfleet.copy.results;

import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.PairId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The floating profit of a follower's copies, as its snapshots showed each of them last. Immutable. */
public record ShownProfits(Map<PairId, Shown> byCopy) {

    public static final ShownProfits NONE = new ShownProfits(Map.of());

    public ShownProfits {
        byCopy = Map.copyOf(byCopy);
    }

    /**
     * @param profit what closing {@code lots} would have gained
     * @param lots what was open then; above zero
     * @param at when the server handled the snapshot
     */
    public record Shown(Money profit, Lots lots, Instant at) {

        /** What that much of it would have gained. */
        public Money profitOf(Lots part) {
            return profit.share(part, lots);
        }
    }

    public @Nullable Shown of(PairId copy) {
        return byCopy.get(copy);
    }
}
