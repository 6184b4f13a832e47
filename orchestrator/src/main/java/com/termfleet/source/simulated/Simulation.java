package com.termfleet.source.simulated;

import com.termfleet.kernel.AccountId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A simulated source that runs, or has run.
 *
 * @param master the account whose trades they are
 * @param endsAt when it ends by itself
 * @param endedAt null while it runs; trades that are open then are closed
 * @param trades how many it has opened
 */
public record Simulation(
        long id,
        AccountId master,
        SimulationPlan plan,
        Instant startedAt,
        Instant endsAt,
        @Nullable Instant endedAt,
        int trades) {

    public boolean isRunning() {
        return endedAt == null;
    }
}
