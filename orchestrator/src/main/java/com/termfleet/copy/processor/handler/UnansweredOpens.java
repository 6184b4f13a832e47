package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.event.Level;

/**
 * Decides, by a basic follower's list of tickets, about opens that it has not answered: their answer was lost, they never arrived, or
 * its expert has filtered them out, which it does not tell.
 */
final class UnansweredOpens {

    private final InFlightCommands inFlight;
    private final MissingCopies missing;
    private final CopyProperties properties;

    UnansweredOpens(InFlightCommands inFlight, MissingCopies missing, CopyProperties properties) {
        this.inFlight = inFlight;
        this.missing = missing;
        this.properties = properties;
    }

    /** @param unexplained listed tickets of no copy; the one that an open has led to is removed */
    void decide(
            AccountId follower, List<Ticket> unexplained, FollowerConnection connection, CopyTransaction transaction) {
        List<TradePair> unanswered = of(follower, transaction);
        if (unexplained.size() == 1 && unanswered.size() == 1) {
            adopt(unanswered.getFirst(), unexplained.removeFirst(), transaction);
        } else if (unexplained.isEmpty()) {
            unanswered.forEach(pair -> absent(pair, connection, transaction));
        } else {
            unanswered.forEach(pair -> ambiguous(pair, transaction));
        }
    }

    /** Also of trades that their masters have closed meanwhile. */
    private static List<TradePair> of(AccountId follower, CopyTransaction transaction) {
        List<TradePair> unanswered = new ArrayList<>();
        for (TradePair pair : transaction.changes.livePairs(follower)) {
            if (pair.isPending() && !pair.isWaiting()) {
                unanswered.add(pair);
            }
        }
        transaction.changes.inDoubt(follower).stream()
                .filter(pair -> !CopyTargets.isReplaced(pair, transaction))
                .forEach(unanswered::add);
        return unanswered;
    }

    /** What the list does not tell is as it was ordered. */
    private static void adopt(TradePair pair, Ticket ticket, CopyTransaction transaction) {
        transaction.log(
                Level.INFO,
                pair.follower(),
                "Position of an open without an answer found account={} pair={} ticket={}",
                pair.id(),
                ticket);
        for (Kind kind : Kind.values()) {
            transaction.done(pair.id(), kind);
        }
        transaction.told(pair.id());
        TradePair.Held held = new TradePair.Held(
                ticket,
                pair.wanted().type(),
                pair.wanted().share().copy(),
                pair.wanted().share().copy(),
                Price.NONE,
                null,
                null);
        transaction.changes.put(CopyTargets.opened(pair, held, transaction.now, transaction));
    }

    private void absent(TradePair pair, FollowerConnection connection, CopyTransaction transaction) {
        if (!pair.isLive()) {
            transaction.changes.put(pair.notExecuted(Reasons.notOpenedByExpert()));
            return;
        }
        InFlight open = inFlight.of(pair.id(), Kind.OPEN);
        if (open instanceof InFlight.Sent sent && mayStillArrive(sent, connection)) {
            return;
        }
        missing.decide(pair, connection, transaction);
        TradePair decided = transaction.changes.pair(pair.id());
        if (open != null && decided != null && decided.isPending()) {
            waitForTheList(open, connection, transaction);
        }
    }

    /** On this very connection: then the list may have been made before the order was read. */
    private static boolean mayStillArrive(InFlight.Sent open, FollowerConnection connection) {
        return open.attempt().connection() == connection.number()
                || (open.attempt().isBeforeLoad() && connection.renewed());
    }

    /** A terminal's list lags behind its orders: what was ordered before the connection broke may come to light a moment later. */
    private void waitForTheList(InFlight open, FollowerConnection connection, CopyTransaction transaction) {
        Duration left = transaction.moment.leftOf(properties.settleTime(), connection.since());
        if (left.isPositive()) {
            transaction.put(new InFlight.NotExecuted(open.attempt(), transaction.moment.after(left), false, null));
        }
    }

    /** Which position is whose cannot be told: all of them are closed, and none is opened a second time. */
    private static void ambiguous(TradePair pair, CopyTransaction transaction) {
        if (pair.isLive()) {
            transaction.done(pair.id());
            transaction.changes.put(pair.fail(Reasons.positionNotTold(), transaction.now));
        } else {
            transaction.changes.put(pair.notExecuted(Reasons.positionNotTold()));
        }
    }
}
