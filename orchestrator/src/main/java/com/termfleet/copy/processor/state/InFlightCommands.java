package com.termfleet.copy.processor.state;

import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.destination.OpenCommandId;
import com.termfleet.kernel.PairId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Commands that were handed to a destination and whose end is not recorded. In memory only: after a restart the followers'
 * snapshots tell what was executed. Processor thread only.
 */
public final class InFlightCommands {

    private final Map<Kind, Map<PairId, InFlight>> byKind = new EnumMap<>(Kind.class);
    private final Map<Long, InFlight> byCommand = new HashMap<>();
    /** By pair, the newest close that its follower has confirmed. */
    private final Map<PairId, Long> closesDone = new HashMap<>();
    /** By pair, the first close that was sent since the copies were loaded. */
    private final Map<PairId, Long> firstCloses = new HashMap<>();
    /** By pair, the id that its open was sent with last. Outlives a load, since the follower may be at work on it still. */
    private final Map<PairId, Long> lastOpens = new HashMap<>();
    /** By pair, the id of the open that placed its pending order. */
    private final Map<PairId, Long> placedBy = new HashMap<>();

    /** By pair, when its follower first told what it has of it, in passed time. Outlives a load. */
    private final Map<PairId, Duration> toldAt = new HashMap<>();

    public InFlightCommands() {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new HashMap<>());
        }
    }

    @Nullable
    public InFlight of(PairId pair, Kind kind) {
        return of(kind).get(pair);
    }

    /** By the id it was sent with last. */
    @Nullable
    public InFlight command(long id) {
        return byCommand.get(id);
    }

    public void put(InFlight command) {
        InFlight.Attempt attempt = command.attempt();
        InFlight before = of(attempt.kind()).put(attempt.pair(), command);
        if (before != null && before.attempt().commandId() != attempt.commandId()) {
            byCommand.remove(before.attempt().commandId());
        }
        if (!attempt.isBeforeLoad()) {
            byCommand.put(attempt.commandId(), command);
            if (attempt.kind() == Kind.CLOSE) {
                firstCloses.putIfAbsent(attempt.pair(), attempt.commandId());
            } else if (attempt.kind() == Kind.OPEN) {
                lastOpens.put(attempt.pair(), attempt.commandId());
            }
        }
    }

    /** Whether it was sent since the copies were loaded, so that no answer to it can have been stored before. */
    public boolean isCloseSentSinceLoad(PairId pair, long command) {
        return command >= firstCloses.getOrDefault(pair, Long.MAX_VALUE);
    }

    public void closeDone(PairId pair, long command) {
        closesDone.merge(pair, command, Math::max);
    }

    /** The id that the copy's open was sent with last by this server; its first one if there was none. */
    public long lastOpen(PairId pair) {
        return lastOpens.getOrDefault(pair, OpenCommandId.first(pair));
    }

    /** The id of the open that placed the copy's order; its first one if that is not known. */
    public long openThatPlaced(PairId pair) {
        return placedBy.getOrDefault(pair, OpenCommandId.first(pair));
    }

    public void placedBy(PairId pair, long command) {
        placedBy.put(pair, command);
    }

    /** The follower has told what it has of the copy; only the first time counts. */
    public void told(PairId pair, Moment now) {
        toldAt.putIfAbsent(pair, now.passed());
    }

    /** When the follower first told what it has of the copy, in passed time; null if that was to another process. */
    public @Nullable Duration toldAt(PairId pair) {
        return toldAt.get(pair);
    }

    /** Closes of one pair carry rising ids, and a follower executes them in that order. */
    public boolean isCloseDone(PairId pair, long command) {
        return command <= closesDone.getOrDefault(pair, 0L);
    }

    public void done(PairId pair, Kind kind) {
        InFlight command = of(kind).remove(pair);
        if (command != null) {
            byCommand.remove(command.attempt().commandId(), command);
        }
    }

    public void done(PairId pair) {
        for (Kind kind : Kind.values()) {
            done(pair, kind);
        }
        closesDone.remove(pair);
        firstCloses.remove(pair);
        lastOpens.remove(pair);
        placedBy.remove(pair);
        toldAt.remove(pair);
    }

    /**
     * Forgets what does not outlive a load.
     *
     * @param isLive whether it will be a live copy after the load
     */
    public void clear(Predicate<PairId> isLive) {
        lastOpens.keySet().removeIf(isLive.negate());
        toldAt.keySet().removeIf(isLive.negate());
        closesDone.clear();
        firstCloses.clear();
        placedBy.clear();
        byKind.values().forEach(Map::clear);
        byCommand.clear();
    }

    private Map<PairId, InFlight> of(Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }
}
