package com.termfleet.copy.losses;

import com.termfleet.copy.limits.LimitedScope;
import com.termfleet.kernel.AccountId;
import com.termfleet.risk.stop.StopOut;
import java.util.List;
import java.util.Set;

/** Writes the loss book of a simulated server, which observes no losses itself. */
public final class SimulatedLossBook {

    private SimulatedLossBook() {}

    public static void clear(LossBook book) {
        book.retain(Set.of());
    }

    public static void put(LossBook book, AccountId account, List<StopOut> active) {
        book.put(
                LimitedScope.of(account),
                new LossBook.Entry(
                        null,
                        active.stream()
                                .map(stopOut -> new RecordedStopOut(1, LimitedScope.of(account), stopOut))
                                .toList()));
    }
}
