package com.termfleet.copy.processor.state;

import com.termfleet.copy.trade.Reason;
import com.termfleet.destination.Order;
import com.termfleet.kernel.PairId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The newest command of one kind for one copy, as long as its end is not recorded with the copy. Immutable. */
public sealed interface InFlight {

    /** What was sent last. */
    Attempt attempt();

    /** When it is to be reviewed again. */
    Instant dueAt();

    /** Each copy has at most one command of each kind in flight. */
    enum Kind {
        OPEN,
        MODIFY,
        CLOSE
    }

    /** The connection number of what may have been sent before the copies were loaded. */
    long BEFORE_LOAD = -1;

    /**
     * @param order null if it may have been sent before the copies were loaded
     * @param connection number of the connection it was sent on; {@link #BEFORE_LOAD} if that is not known
     * @param number how often the command was sent, counted from 1; of an open, with this id
     * @param ids how many ids the command has had, counted from 1: one more after each refusal
     */
    record Attempt(
            PairId pair,
            Kind kind,
            long commandId,
            @Nullable Order order,
            long connection,
            int number,
            int ids,
            Moment sentAt) {

        public boolean isBeforeLoad() {
            return connection == BEFORE_LOAD;
        }
    }

    /** Sent, or handed to a follower that may be away; no answer yet. */
    record Sent(Attempt attempt, Instant dueAt) implements InFlight {}

    /**
     * Certain not to have been executed.
     *
     * @param refused whether the follower refused it; its command id has ended then, and the next try needs a new one
     */
    record NotExecuted(
            Attempt attempt,
            Instant dueAt,
            boolean refused,
            @Nullable Reason reason) implements InFlight {}

    /** Answered, but the answer does not show whether it was executed. */
    record Unknown(Attempt attempt, Instant dueAt) implements InFlight {}

    static Sent first(Kind kind, Order order, long connection, Moment now, Instant dueAt) {
        return new Sent(new Attempt(order.pair(), kind, order.commandId(), order, connection, 1, 1, now), dueAt);
    }

    /** A command that may have been sent before the copies were loaded. */
    static Attempt beforeLoad(PairId pair, Kind kind, long commandId, Moment at) {
        return new Attempt(pair, kind, commandId, null, BEFORE_LOAD, 1, 1, at);
    }

    default Sent again(Order order, long connection, Moment now, Instant due) {
        Attempt last = attempt();
        boolean isNew = order.commandId() != last.commandId();
        int number = isNew && order instanceof Order.Open ? 1 : last.number() + 1;
        int ids = isNew ? last.ids() + 1 : last.ids();
        return new Sent(
                new Attempt(last.pair(), last.kind(), order.commandId(), order, connection, number, ids, now), due);
    }

    /**
     * Whether an open was sent as often as it may be: with one id while there is no answer, with new ids after refusals. A follower
     * that is asked again before it has answered has tried only once. Only time ends the tries to place a pending order, not their
     * number: the price may come away from it later.
     */
    default boolean isUsedUp(int maxOpens) {
        boolean isRefused = this instanceof NotExecuted ended && ended.refused();
        if (!isRefused) {
            return attempt().number() >= maxOpens;
        }
        boolean isToPlace =
                attempt().order() instanceof Order.Open open && open.type().isPending();
        return !isToPlace && attempt().ids() >= maxOpens;
    }

    default NotExecuted refused(Reason why, Instant retryAt) {
        return new NotExecuted(attempt(), retryAt, true, why);
    }

    /** The follower's snapshot shows that it was not executed. */
    default NotExecuted absent(Instant now) {
        Reason why = this instanceof NotExecuted before ? before.reason() : null;
        boolean refused = this instanceof NotExecuted before && before.refused();
        return new NotExecuted(attempt(), now, refused, why);
    }

    default Unknown unknown(Instant lookAgainAt) {
        return new Unknown(attempt(), lookAgainAt);
    }
}
