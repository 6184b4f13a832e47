package com.termfleet.source.simulated;

import com.termfleet.account.AccountEvent;
import com.termfleet.kernel.AccountId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Starts and ends simulated sources. A simulation outlives the server: the one that has the lead goes on with it. Thread-safe; blocks;
 * each method throws a {@code DataAccessException} if the database is away.
 */
@Component
public class SimulatedSources {

    private final SimulationStore store;
    private final Clock clock;

    SimulatedSources(SimulationStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The one that runs for this master ends, and what it has open is closed. */
    public Simulation start(AccountId master, SimulationPlan plan) {
        return store.start(master, plan, clock.instant());
    }

    /** The one that was started last, whether it runs or not. */
    public Optional<Simulation> last(AccountId master) {
        return store.last(master);
    }

    @EventListener
    void on(AccountEvent.Deleted deleted) {
        boolean _ = end(deleted.account().id());
    }

    /** What is open is closed within a second. @return whether one ran */
    public boolean end(AccountId master) {
        return store.end(master, clock.instant());
    }
}
