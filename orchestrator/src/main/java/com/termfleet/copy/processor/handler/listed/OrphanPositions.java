package com.termfleet.copy.processor.handler.listed;

import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.TradeId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Decides about positions and orders of a follower's snapshot that carry the id of a copy and are not what a live one has. */
public final class OrphanPositions {

    private OrphanPositions() {}

    /** The trades of which copies that were given up or closed are listed. */
    public static Set<TradeId> tradesOf(Collection<HeldPosition> positions, CopyTransaction transaction) {
        Set<TradeId> trades = new HashSet<>();
        for (HeldPosition position : positions) {
            @Nullable
            TradePair pair = position.pair().map(transaction.changes::pair).orElse(null);
            if (pair != null && CopyTargets.isReplaced(pair, transaction)) {
                trades.add(pair.route().trade());
            }
        }
        return trades;
    }

    public static void decide(
            PairId id, HeldPosition position, CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        TradePair pair = transaction.changes.pair(id);
        boolean isOrder = position.type().isPending();
        if (!isOrder && isListedAsOrder(position, snapshot)) {
            // As long as the order is listed it is what the copy has; see ListedCopies.
            return;
        }
        if (pair == null || !pair.follower().equals(snapshot.follower())) {
            transaction.log(
                    Level.WARN,
                    snapshot.follower(),
                    "Position matches no known copy; ignored account={} position={}",
                    position);
        } else if (pair.isLive()) {
            transaction.log(
                    Level.ERROR,
                    snapshot.follower(),
                    "Snapshot shows a second position or order of a copy; ending it account={} pair={} second={}",
                    pair.id(),
                    position.ticket());
            transaction.stray(pair, position.ticket(), isOrder);
        } else if (CopyTargets.isReplaced(pair, transaction)) {
            endReplaced(pair, position, transaction);
        } else if (isOrder) {
            Adoption.order(pair, position, transaction);
        } else {
            Adoption.position(pair, position, transaction);
        }
    }

    /** A part of the order is filled. */
    private static boolean isListedAsOrder(HeldPosition position, CopyEvent.FollowerHolds snapshot) {
        return snapshot.positions().stream()
                .anyMatch(other -> other.type().isPending() && other.ticket().equals(position.ticket()));
    }

    /** It was given up or closed, and the trade is copied by another copy since. */
    private static void endReplaced(TradePair pair, HeldPosition position, CopyTransaction transaction) {
        if (!transaction.changes.livePairsAt(pair.follower(), position.ticket()).isEmpty()) {
            return;
        }
        transaction.log(
                Level.WARN,
                pair.follower(),
                "Snapshot shows a position of a copy that was replaced; ending it account={} pair={} ticket={}",
                pair.id(),
                position.ticket());
        transaction.stray(pair, position.ticket(), position.type().isPending());
    }
}
