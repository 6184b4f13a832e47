package com.termfleet.copy.processor;

import com.termfleet.copy.trade.Reason;
import com.termfleet.destination.Order;
import com.termfleet.kernel.PairId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Commands that were handed to a destination and are not answered. In memory only: after a restart the followers' snapshots
 * tell what was executed. Engine thread only.
 */
final class InFlightCommands {

    /** Each pair has at most one of each kind on its way. */
    enum Kind {
        OPEN,
        MODIFY,
        CLOSE
    }

    /**
     * @param connection of the link it was last sent on; {@link #BEFORE} if that was before the engine knew of it
     * @param attempts how often it was sent
     * @param dueAt when something is to be done about it again
     * @param notDone it is certain that it was not executed, so it may be sent again on any connection
     * @param unknown the broker did not say whether it was executed, so it must not be sent again
     * @param refusal why it was refused last
     */
    record Sent(
            PairId pair,
            Kind kind,
            long commandId,
            @Nullable Order order,
            long connection,
            int attempts,
            Instant sentAt,
            Instant dueAt,
            boolean notDone,
            boolean unknown,
            @Nullable Reason refusal) {

        static Sent first(Kind kind, Order order, long connection, Instant now, Instant dueAt) {
            return new Sent(
                    order.pair(), kind, order.commandId(), order, connection, 1, now, dueAt, false, false, null);
        }

        /** An open that may have been sent before the engine was started. */
        static Sent before(PairId pair, Instant now) {
            return new Sent(pair, Kind.OPEN, pair.value(), null, BEFORE, 1, now, now, false, false, null);
        }

        Sent again(Order repeated, long on, Instant now, Instant due) {
            return new Sent(pair, kind, commandId, repeated, on, attempts + 1, now, due, false, false, refusal);
        }

        Sent notDone(@Nullable Reason why, Instant retryAt) {
            return new Sent(pair, kind, commandId, order, connection, attempts, sentAt, retryAt, true, false, why);
        }

        Sent unknown(Instant lookAgainAt) {
            return new Sent(
                    pair, kind, commandId, order, connection, attempts, sentAt, lookAgainAt, false, true, refusal);
        }
    }

    static final long BEFORE = -1;

    private final Map<Kind, Map<PairId, Sent>> byKind = new EnumMap<>(Kind.class);
    private final Map<Long, Sent> byCommand = new HashMap<>();
    /** By pair, the newest close that its follower has confirmed. */
    private final Map<PairId, Long> closesDone = new HashMap<>();

    InFlightCommands() {
        for (Kind kind : Kind.values()) {
            byKind.put(kind, new HashMap<>());
        }
    }

    @Nullable
    Sent of(PairId pair, Kind kind) {
        return of(kind).get(pair);
    }

    /** The newest sending of a modify or close; an open's command is its pair. */
    @Nullable
    Sent command(long id) {
        return byCommand.get(id);
    }

    void put(Sent sent) {
        Sent before = of(sent.kind).put(sent.pair, sent);
        if (before != null && before.commandId != sent.commandId) {
            byCommand.remove(before.commandId);
        }
        byCommand.put(sent.commandId, sent);
    }

    void closeDone(PairId pair, long command) {
        closesDone.merge(pair, command, Math::max);
    }

    /** Closes of one pair bear rising numbers, and a follower does them in that order. */
    boolean isCloseDone(PairId pair, long command) {
        return command <= closesDone.getOrDefault(pair, 0L);
    }

    void done(PairId pair, Kind kind) {
        Sent sent = of(kind).remove(pair);
        if (sent != null) {
            byCommand.remove(sent.commandId);
        }
    }

    void done(PairId pair) {
        for (Kind kind : Kind.values()) {
            done(pair, kind);
        }
        closesDone.remove(pair);
    }

    void clear() {
        closesDone.clear();
        byKind.values().forEach(Map::clear);
        byCommand.clear();
    }

    private Map<PairId, Sent> of(Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }
}
