package com.termfleet.copy.processor.handler;

import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records what became of a master trade, and decides what its copies are to be from then on. */
final class TradeChanges {

    private final TradeCopier copier;
    private final InFlightCommands inFlight;

    TradeChanges(TradeCopier copier, InFlightCommands inFlight) {
        this.copier = copier;
        this.inFlight = inFlight;
    }

    void opened(MasterTrade trade, SignalAge age, CopyTransaction transaction) {
        transaction.changes.put(trade);
        copier.copy(trade, age, transaction);
    }

    /** @param price of a pending order that waits; none if it is not known to have changed */
    void modified(MasterTrade trade, Stops stops, Price price, CopyTransaction transaction) {
        boolean moves = trade.isWaiting() && !price.isNone() && !trade.price().equals(price);
        boolean changesStops = trade.isOpen() && !trade.stops().equals(stops);
        if (!moves && !changesStops) {
            return;
        }
        MasterTrade changed = changesStops ? trade.modified(stops) : trade;
        transaction.changes.put(moves ? changed.moved(price) : changed);
        for (TradePair pair : transaction.changes.pairsOf(trade.id())) {
            Subscription subscription = transaction.changes.subscriptionOf(pair);
            boolean differs = (changesStops && subscription.terms().copiesStops()) || (moves && !pair.isOpen());
            // What was not sent yet will be sent as the master has it now.
            if (differs && pair.isLive() && !pair.isKept() && !wasNeverSent(pair, transaction)) {
                boolean basic = pair.isHeld() && transaction.connections.isBasic(pair.follower());
                transaction.changes.put(basic ? pair.noted(Reasons.stopsNotFollowed()) : pair.modifyWanted());
            }
        }
    }

    /**
     * The master's pending order has become a position. A copy that its follower's broker has filled before stays as it is,
     * and a subscription without a copy of the order gets a new position.
     */
    void filled(MasterTrade trade, MasterTrade.Fill fill, SignalAge age, CopyTransaction transaction) {
        MasterTrade filled = trade.filled(fill);
        transaction.changes.put(filled);
        for (TradePair pair : transaction.changes.pairsOf(trade.id())) {
            if (pair.isLive() && !pair.isOpen() && !pair.isKept()) {
                Subscription subscription = transaction.changes.subscriptionOf(pair);
                Instant expiresAt = age.expiresAt(subscription.terms().maxSignalAge());
                transaction.changes.put(CopyTargets.withPauseNoted(pair.masterFilled(expiresAt), transaction));
            }
        }
        copier.copy(filled, age, transaction);
    }

    /** The master's pending order ended without a fill. */
    void cancelled(MasterTrade trade, CopyTransaction transaction) {
        transaction.changes.put(trade.cancelled(transaction.now));
        follow(trade, Lots.ZERO, transaction);
        copier.skipUncopied(trade, Reasons.existingOrder(), transaction);
    }

    /** Follows the master down to {@code rest}; does nothing if it is recorded already, as a repeat is. */
    void reduced(
            MasterTrade trade, Lots rest, @Nullable Price price, @Nullable Money profit, CopyTransaction transaction) {
        if (!rest.isBelow(trade.remaining())) {
            return;
        }
        transaction.changes.put(
                rest.isZero() ? trade.closed(price, profit, transaction.now) : trade.partlyClosed(rest, profit));
        follow(trade, rest, transaction);
    }

    /** The master has nothing of it any more, whether it was an order or a position. */
    void gone(MasterTrade trade, CopyTransaction transaction) {
        if (trade.isWaiting()) {
            cancelled(trade, transaction);
        } else {
            reduced(trade, Lots.ZERO, null, null, transaction);
        }
    }

    private void follow(MasterTrade trade, Lots rest, CopyTransaction transaction) {
        for (TradePair pair : transaction.changes.pairsOf(trade.id())) {
            if (!pair.isLive() || pair.isKept()) {
                continue;
            }
            if (rest.isZero() && wasNeverSent(pair, transaction)) {
                transaction.changes.put(pair.skip(Reasons.masterClosedFirst(), transaction.now));
            } else if (!pair.isWaiting()) {
                follow(pair.masterReducedTo(rest), transaction);
            }
        }
    }

    private static void follow(TradePair reduced, CopyTransaction transaction) {
        boolean keepsPart = reduced.isCloseDue()
                && !reduced.wanted().volume().isZero()
                && transaction.connections.isBasic(reduced.follower());
        TradePair noted =
                keepsPart ? reduced.noted(Reasons.partNotClosed()) : CopyTargets.withPauseNoted(reduced, transaction);
        if (noted.equals(reduced)) {
            transaction.changes.putDerived(reduced);
        } else {
            transaction.changes.put(noted);
        }
    }

    private boolean wasNeverSent(TradePair pair, CopyTransaction transaction) {
        return pair.isPending()
                && (pair.isWaiting()
                        || transaction.changes.isNew(pair)
                        || inFlight.of(pair.id(), InFlight.Kind.OPEN) == null);
    }
}
