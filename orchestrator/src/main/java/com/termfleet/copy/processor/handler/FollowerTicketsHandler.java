package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.handler.listed.WronglyClosed;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Ticket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Compares the tickets that a basic follower lists with its recorded copies. Such a list is all that is ever known of an open
 * without an answer: what is listed and belongs to nothing else is its position, if there is only one such open.
 */
final class FollowerTicketsHandler {

    private static final String NO_COPY = "not an open copy";

    private final MissingCopies missing;
    private final UnansweredOpens unanswered;

    FollowerTicketsHandler(InFlightCommands inFlight, MissingCopies missing, CopyProperties properties) {
        this.missing = missing;
        this.unanswered = new UnansweredOpens(inFlight, missing, properties);
    }

    void decide(CopyEvent.FollowerLists list, CopyTransaction transaction) {
        FollowerConnection connection = transaction.connections.of(list.follower());
        if (connection == null || connection.number() != list.connection()) {
            // It is of a connection that has ended: commands sent since may have changed everything.
            return;
        }
        transaction.connections.put(connection.withTickets(transaction.now));
        List<Ticket> unexplained = new ArrayList<>(new TreeSet<>(list.tickets()));
        for (TradePair pair : transaction.changes.livePairs(list.follower())) {
            if (pair.isHeld()) {
                held(pair, list, unexplained, connection, transaction);
            } else if (pair.isWaiting()) {
                missing.decide(pair, connection, transaction);
            }
        }
        WronglyClosed.findAgain(list.follower(), unexplained, transaction);
        unanswered.decide(list.follower(), unexplained, connection, transaction);
        transaction.comparisons.add(new CopyTransaction.Comparison(list.follower(), unexplained, NO_COPY));
    }

    /** It was answered while the list waited for what was looked up. */
    private static boolean isNewer(TradePair pair, CopyEvent.FollowerLists list) {
        Instant answered = pair.stamps().answeredAt();
        return answered != null && answered.isAfter(list.receivedAt());
    }

    /** What is listed leaves the unexplained tickets. */
    private void held(
            TradePair pair,
            CopyEvent.FollowerLists list,
            List<Ticket> unexplained,
            FollowerConnection connection,
            CopyTransaction transaction) {
        boolean listed = unexplained.remove(Objects.requireNonNull(pair.held()).ticket());
        if (listed || isNewer(pair, list)) {
            transaction.review(pair);
        } else {
            missing.decide(pair, connection, transaction);
        }
    }
}
