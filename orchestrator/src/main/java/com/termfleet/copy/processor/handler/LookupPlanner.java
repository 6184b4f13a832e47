package com.termfleet.copy.processor.handler;

import com.termfleet.copy.journal.Lookup;
import com.termfleet.copy.processor.handler.report.ReportCorrelator;
import com.termfleet.copy.processor.state.CopyEvent;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.trade.MasterTrade;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.HeldPosition;
import com.termfleet.destination.OpenCommandId;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import com.termfleet.signal.MasterSnapshot;
import com.termfleet.signal.Signal;
import com.termfleet.signal.TicketSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out what an event is about that memory does not have. Pure. */
final class LookupPlanner {

    /** For how long a list of tickets may show the position of an open without an answer; experts list every few minutes. */
    private static final Duration IN_DOUBT = Duration.ofDays(1);

    private LookupPlanner() {}

    /** Null if the event can be decided about at once. For answers of followers, see {@link #ofUnmatched}. */
    static @Nullable Lookup needed(CopyEvent event, CopyTransaction transaction) {
        return switch (event) {
            case CopyEvent.FromMaster(var signal, var reply) -> ofSignal(signal, transaction);
            case CopyEvent.MasterHolds(MasterSnapshot snapshot) -> ofSnapshot(snapshot, transaction);
            case CopyEvent.MasterLists(TicketSnapshot snapshot) ->
                ofTickets(snapshot.master(), snapshot.tickets().stream(), transaction);
            case CopyEvent.FollowerLists lists -> new Lookup.InDoubt(lists.follower(), transaction.now.minus(IN_DOUBT));
            case CopyEvent.FollowerHolds holds -> ofSnapshot(holds, transaction);
            default -> null;
        };
    }

    private static @Nullable Lookup ofSignal(Signal signal, CopyTransaction transaction) {
        boolean ofTrade = !(signal instanceof Signal.Open);
        MasterTrade.Key key = new MasterTrade.Key(signal.master(), signal.ticket());
        return ofTrade && transaction.changes.trade(key) == null
                ? new Lookup.Trades(signal.master(), List.of(signal.ticket()))
                : null;
    }

    private static @Nullable Lookup ofSnapshot(MasterSnapshot snapshot, CopyTransaction transaction) {
        return ofTickets(
                snapshot.master(), snapshot.positions().stream().map(MasterSnapshot.Held::ticket), transaction);
    }

    private static @Nullable Lookup ofTickets(AccountId master, Stream<Ticket> tickets, CopyTransaction transaction) {
        List<Ticket> unknown = tickets.filter(
                        ticket -> transaction.changes.trade(new MasterTrade.Key(master, ticket)) == null)
                .toList();
        return unknown.isEmpty() ? null : new Lookup.Trades(master, unknown);
    }

    /** For an answer that is about no copy in memory; null if there is nothing to look up for it. */
    static @Nullable Lookup ofUnmatched(ExecutionReport report, CopyTransaction transaction) {
        Ticket masterTicket = report.masterTicket();
        if (!ReportCorrelator.isOfOpen(report) || masterTicket == null) {
            return null;
        }
        Long command = report.commandId();
        if (command == null) {
            return new Lookup.GivenUp(report.follower(), masterTicket);
        }
        return OpenCommandId.pair(command)
                .filter(id -> transaction.changes.pair(id) == null)
                .map(id -> new Lookup.Copies(report.follower(), List.of(id)))
                .orElse(null);
    }

    private static @Nullable Lookup ofSnapshot(CopyEvent.FollowerHolds holds, CopyTransaction transaction) {
        List<PairId> unknown = holds.positions().stream()
                .map(HeldPosition::pair)
                .flatMap(Optional::stream)
                .filter(id -> transaction.changes.pair(id) == null)
                .distinct()
                .toList();
        return unknown.isEmpty() ? null : new Lookup.Copies(holds.follower(), unknown);
    }
}
