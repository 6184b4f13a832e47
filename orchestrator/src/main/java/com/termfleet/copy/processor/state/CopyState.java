package com.termfleet.copy.processor.state;

import com.termfleet.copy.exposure.OtherVolumes;
import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.destination.Follower;
import com.termfleet.kernel.AccountId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the processor keeps in memory between transactions. Handlers read it through a {@link CopyTransaction} and never
 * change it; a transaction is applied to it after its commit. Processor thread only.
 */
public final class CopyState {

    public final FollowerConnections connections;
    public final InFlightCommands inFlight = new InFlightCommands();
    public final Timers timers = new Timers();
    public final ReservedIds ids = new ReservedIds();

    /** Null while the copies are not loaded. */
    private @Nullable OpenTrades trades;

    /**
     * @param followers finds a connected follower, with readings that are up to date
     * @param others told what followers have besides their copies
     */
    public CopyState(Function<AccountId, Optional<Follower>> followers, OtherVolumes others) {
        this.connections = new FollowerConnections(followers, others);
    }

    public boolean isLoaded() {
        return trades != null;
    }

    /** @throws IllegalStateException while the copies are not loaded */
    public OpenTrades trades() {
        OpenTrades loaded = trades;
        if (loaded == null) {
            throw new IllegalStateException("The copies are not loaded");
        }
        return loaded;
    }

    public void loaded(OpenTrades loaded) {
        trades = loaded;
    }

    /** Drops what may differ from the database. */
    public void unload() {
        trades = null;
    }
}
