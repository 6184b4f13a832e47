package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.intent.Intents;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.destination.matchtrader.session.SessionException;
import com.termfleet.destination.matchtrader.session.TradingSession;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** What the executors of one connection share. */
record ExecutionContext(
        AccountId id, TradingSession session, Intents intents, Holdings holdings, Reports reports, Pace pace) {

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    /** Clocks of broker and server may differ by this. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    /**
     * Records what is about to be done to an item.
     *
     * @param rest of a close what is to be left
     */
    Intent begin(Order order, Intent.Kind kind, BrokerItem item, Lots rest) {
        Intent intent = new Intent(
                id,
                order.commandId(),
                order.pair(),
                order.masterTicket(),
                kind,
                item.symbol(),
                item.type(),
                rest,
                Price.NONE,
                item.id(),
                Set.of(),
                Intent.State.SENT,
                0,
                "",
                pace.now());
        intents.begin(intent);
        return intent;
    }

    /** Sends it; again only after the broker has turned it away, and not after that time. */
    WriteOutcome send(Instant until, Supplier<WriteOutcome> write) {
        WriteOutcome outcome = write.get();
        while (outcome instanceof WriteOutcome.NotSent notSent && session.isUsable()) {
            Duration wait = notSent.retryAfter().compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : notSent.retryAfter();
            if (pace.now().plus(wait).isAfter(until) || wait.compareTo(LONGEST_WAIT) > 0) {
                return outcome;
            }
            Pace.rest(wait);
            outcome = write.get();
        }
        return outcome;
    }

    /** Of what is no open: it is refused, unless only another session can send it. */
    void notSent(Order order, Intent intent, WriteOutcome.NotSent outcome) {
        intents.withdraw(intent);
        requireUsable(outcome.why());
        reports.refused(order, Refusals.NO_CONNECTION, outcome.why());
    }

    /**
     * What was certainly not sent on a session that has ended is not answered, as if it had been handed to a terminal that is away: the
     * copies repeat it on the next connection, and no try is used up.
     *
     * @throws SessionException if the session has ended, so that the account connects anew
     */
    void requireUsable(String why) {
        if (!session.isUsable()) {
            throw new SessionException(why);
        }
    }

    /** For changes and closes, which do not expire: longer than this and the copies ask again anyhow. */
    Instant soon() {
        return pace.now().plusSeconds(4);
    }

    /** Empty if the broker does not answer. */
    List<ClosedPart> closedSince(Instant sentAt) {
        try {
            return session.closedSince(sentAt.minus(SKEW));
        } catch (SessionException e) {
            return List.of();
        }
    }
}
