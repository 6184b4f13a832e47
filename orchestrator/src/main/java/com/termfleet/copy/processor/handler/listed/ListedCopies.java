package com.termfleet.copy.processor.handler.listed;

import com.termfleet.copy.exposure.Volumes;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.FollowerConnection;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.HeldPosition;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a follower's snapshot belongs to which copy, and what to none. */
public final class ListedCopies {

    private ListedCopies() {}

    public static List<HeldPosition> positions(CopyEvent.FollowerHolds snapshot, CopyTransaction transaction) {
        return transaction.connections.nets(snapshot.follower())
                ? NettedSnapshot.shares(
                        snapshot.positions(), List.copyOf(transaction.changes.livePairs(snapshot.follower())))
                : snapshot.positions();
    }

    /** What was opened by hand, or by others: neither the position of a copy nor marked as one. */
    public static Volumes others(AccountId follower, List<HeldPosition> positions, CopyTransaction transaction) {
        Set<Ticket> copied = new HashSet<>();
        for (TradePair pair : transaction.changes.livePairs(follower)) {
            if (pair.held() != null) {
                copied.add(pair.held().ticket());
            }
        }
        Volumes others = new Volumes();
        for (HeldPosition position : positions) {
            if (position.pair().isEmpty() && !copied.contains(position.ticket())) {
                others.add(position.symbol(), position.lots(), position.price());
            }
        }
        return others;
    }

    /** By copy; of one that the list does not show yet, what was shown before. */
    public static Map<PairId, Stops> stops(
            FollowerConnection connection,
            CopyEvent.FollowerHolds snapshot,
            List<HeldPosition> positions,
            CopyTransaction transaction) {
        Map<PairId, Stops> stops = new HashMap<>();
        for (TradePair pair : transaction.changes.livePairs(snapshot.follower())) {
            HeldPosition position = find(pair, positions);
            Stops shown = position == null
                    ? connection.stopsOf(pair.id())
                    : new Stops(position.stopLoss(), position.takeProfit());
            if (shown != null) {
                stops.put(pair.id(), shown);
            }
        }
        return stops;
    }

    /**
     * What the copy has: its pending order, as long as that is listed, also when a part of it is filled and a position of the
     * same ticket is listed too; else its position.
     */
    public static @Nullable HeldPosition find(TradePair pair, List<HeldPosition> positions) {
        HeldPosition position = find(pair, positions, false);
        HeldPosition order = pair.isOpen() ? null : find(pair, positions, true);
        if (order == null || position == null) {
            return order == null ? position : order;
        }
        return order.ticket().equals(position.ticket()) ? order : position;
    }

    private static @Nullable HeldPosition find(TradePair pair, List<HeldPosition> positions, boolean orders) {
        HeldPosition byTicket = null;
        HeldPosition byComment = null;
        for (HeldPosition position : positions) {
            if (position.type().isPending() != orders) {
                continue;
            }
            boolean isTicket =
                    pair.held() != null && position.ticket().equals(pair.held().ticket());
            boolean isComment = position.pair().filter(pair.id()::equals).isPresent();
            if (isTicket && isComment) {
                return position;
            }
            byTicket = byTicket == null && isTicket ? position : byTicket;
            byComment = byComment == null && isComment ? position : byComment;
        }
        return byTicket == null ? byComment : byTicket;
    }
}
