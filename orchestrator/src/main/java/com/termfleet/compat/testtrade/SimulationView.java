package com.termfleet.compat.testtrade;

import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Symbol;
import com.termfleet.source.simulated.Simulation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulated source, as its owner sees it.
 *
 * @param lots exact decimal
 * @param trades how many it has opened
 * @param endedAt null while it runs
 */
record SimulationView(
        boolean running,
        List<String> symbols,
        String lots,
        long everySeconds,
        long holdSeconds,
        List<Long> followers,
        int trades,
        Instant startedAt,
        Instant endsAt,
        @Nullable Instant endedAt) {

    static SimulationView of(Simulation simulation) {
        return new SimulationView(
                simulation.isRunning(),
                simulation.plan().symbols().stream().map(Symbol::name).toList(),
                simulation.plan().lots().toString(),
                simulation.plan().pause().toSeconds(),
                simulation.plan().hold().toSeconds(),
                simulation.plan().followers().stream()
                        .map(AccountId::value)
                        .sorted()
                        .toList(),
                simulation.trades(),
                simulation.startedAt(),
                simulation.endsAt(),
                simulation.endedAt());
    }
}
