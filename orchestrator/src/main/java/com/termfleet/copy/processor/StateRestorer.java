package com.termfleet.copy.processor;

import com.termfleet.copy.journal.OpenTrades;
import com.termfleet.copy.processor.handler.EventRouter;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyState;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.Moment;
import com.termfleet.copy.processor.state.Weekends;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.Destination;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the state from what was loaded. What was sent before is not relied on: each follower is asked for a snapshot.
 * Processor thread only.
 */
final class StateRestorer {

    private static final Logger log = LoggerFactory.getLogger(StateRestorer.class);

    private final CopyState state;
    private final Destination destination;
    private final CopyProperties properties;
    private final LookupScheduler lookups;
    private final EventRouter router;
    private final Committer committer;

    StateRestorer(
            CopyState state,
            Destination destination,
            CopyProperties properties,
            LookupScheduler lookups,
            EventRouter router,
            Committer committer) {
        this.state = state;
        this.destination = destination;
        this.properties = properties;
        this.lookups = lookups;
        this.router = router;
        this.committer = committer;
    }

    /** @throws RuntimeException if it fails; the state is unloaded then */
    void restore(OpenTrades loaded, Moment moment) {
        Instant now = moment.at();
        state.inFlight.clear(pair -> isLive(loaded.pair(pair)));
        state.timers.clear();
        lookups.resume(now);
        committer.clear();
        state.ids.clear();
        state.loaded(loaded);
        try {
            state.connections.renewAll(moment).forEach(connection -> {
                expectSnapshot(connection, moment);
                destination.requestSnapshot(connection.follower());
            });
            restoreCopies(loaded, moment);
        } catch (RuntimeException | Error e) {
            state.unload();
            throw e;
        }
        log.info(
                "Loaded active copies count={}",
                loaded.allPairs().stream().filter(TradePair::isLive).count());
    }

    private static boolean isLive(@Nullable TradePair pair) {
        return pair != null && pair.isLive();
    }

    /** A follower that sends no snapshot within the wait counts as one that never does. */
    void expectSnapshot(FollowerConnection connection, Moment now) {
        CopyEvent due = new CopyEvent.LinkDue(connection.follower(), connection.number());
        state.timers.add(now.after(properties.announceWait()), due);
    }

    private void restoreCopies(OpenTrades loaded, Moment moment) {
        Instant now = moment.at();
        CopyTransaction transaction = new CopyTransaction(state, moment);
        for (TradePair stored : List.copyOf(loaded.allPairs())) {
            if (!stored.isLive()) {
                continue;
            }
            TradePair pair = stored.withoutFutureTimes(
                    now, transaction.changes.subscriptionOf(stored).terms().maxSignalAge());
            loaded.put(pair);
            if (pair.isPending()) {
                state.timers.add(now, new CopyEvent.PairDue(pair.id()));
            }
            restoreInFlight(pair, moment);
        }
        if (Weekends.nextClose(transaction) != null) {
            state.timers.add(now, new CopyEvent.WeekendDue());
        }
        router.followUpRemovals(loaded.allPairs(), transaction);
        committer.reserve(EventRouter.idsNeededAfterLoad(transaction));
        router.followUpExisting(transaction);
        committer.commit(transaction);
        transaction.apply();
        transaction.changes.createdPairs().forEach(pair -> state.timers.add(now, new CopyEvent.PairDue(pair.id())));
        committer.storeLater(loaded.settleAll());
    }

    /** What may have been sent before the copies were loaded; an open whose outcome was unknown still is. */
    private void restoreInFlight(TradePair pair, Moment moment) {
        Instant now = moment.at();
        Instant unknownSince = pair.stamps().unknownSince();
        long open = state.inFlight.lastOpen(pair.id());
        if (pair.isPending() && unknownSince != null) {
            state.inFlight.put(new InFlight.Unknown(
                    InFlight.beforeLoad(pair.id(), Kind.OPEN, open, moment.earlier(unknownSince)), now));
        } else if (pair.isPending() && !pair.isWaiting()) {
            state.inFlight.put(new InFlight.Sent(InFlight.beforeLoad(pair.id(), Kind.OPEN, open, moment), now));
        } else if (pair.isCloseDue() || pair.isCancelDue()) {
            state.inFlight.put(new InFlight.Sent(
                    InFlight.beforeLoad(pair.id(), Kind.CLOSE, pair.id().value(), moment), now));
        }
    }
}
