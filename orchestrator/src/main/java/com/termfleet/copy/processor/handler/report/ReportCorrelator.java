package com.termfleet.copy.processor.handler.report;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.PendingChanges;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.OpenCommandId;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the copy that an answer is about: by its command id, by the master's ticket, or by the position's ticket.
 * Processor thread only. */
public final class ReportCorrelator {

    private final InFlightCommands inFlight;

    public ReportCorrelator(InFlightCommands inFlight) {
        this.inFlight = inFlight;
    }

    /** Null if it is about none of this follower's copies; another follower's are never touched. */
    public @Nullable TradePair find(ExecutionReport report, CopyTransaction transaction) {
        PendingChanges changes = transaction.changes;
        Long command = report.commandId();
        if (command != null) {
            TradePair byCommand = byCommand(command, report, changes);
            // Any other id is another copy's, or was replaced by a newer one: only the position identifies it.
            return byCommand != null ? byCommand : byPosition(report, changes);
        }
        return withoutId(report, transaction);
    }

    private @Nullable TradePair byCommand(long command, ExecutionReport report, PendingChanges changes) {
        InFlight sent = inFlight.command(command);
        PairId id = null;
        if (sent != null) {
            id = sent.attempt().pair();
        } else if (kind(report) == Kind.OPEN) {
            id = OpenCommandId.pair(command).orElse(null);
        }
        TradePair pair = id == null ? null : changes.pair(id);
        return pair != null && pair.follower().equals(report.follower()) ? pair : null;
    }

    /** An answer without id belongs to the oldest unanswered copy of that master's ticket. */
    private @Nullable TradePair withoutId(ExecutionReport report, CopyTransaction transaction) {
        PendingChanges changes = transaction.changes;
        Ticket masterTicket = report.masterTicket();
        Ticket position = position(report);
        if (masterTicket == null) {
            return byPosition(report, changes);
        }
        List<TradePair> ofTicket = changes.livePairs(report.follower(), masterTicket);
        for (TradePair pair : ofTicket) {
            if (position != null && pair.held() != null && pair.held().ticket().equals(position)) {
                return pair;
            }
        }
        TradePair waiting = waiting(ofTicket, report, transaction);
        if (waiting != null) {
            return waiting;
        }
        TradePair byPosition = byPosition(report, changes);
        if (byPosition != null) {
            return byPosition;
        }
        // A position whose copy was given up is still followed.
        return kind(report) == Kind.OPEN ? changes.lastGivenUp(report.follower(), masterTicket) : null;
    }

    private @Nullable TradePair byPosition(ExecutionReport report, PendingChanges changes) {
        Ticket position = position(report);
        if (position == null) {
            return null;
        }
        List<TradePair> held = changes.livePairsAt(report.follower(), position);
        for (TradePair pair : held) {
            if (changes.tradeOf(pair).ticket().equals(report.masterTicket())) {
                return pair;
            }
        }
        return held.isEmpty() ? null : held.getFirst();
    }

    /**
     * The oldest that waits for such an answer, else the oldest that could be meant. A close that names no position can come after
     * the deal that was reported before it, and then means nothing that is still open.
     */
    private @Nullable TradePair waiting(List<TradePair> ofTicket, ExecutionReport report, CopyTransaction transaction) {
        Kind kind = kind(report);
        boolean answersOnly = report instanceof ExecutionReport.Closed closed && closed.ticket() == null;
        TradePair fallback = null;
        for (TradePair pair : ofTicket) {
            if (pair.isWaiting()) {
                continue;
            }
            if (isUnanswered(pair.id(), kind, transaction)) {
                return pair;
            }
            boolean fits = kind == Kind.OPEN ? pair.isPending() : pair.isHeld();
            if (fallback == null && fits && !answersOnly) {
                fallback = pair;
            }
        }
        return fallback;
    }

    /** Several answers can come in one batch: earlier answers of the same batch count. */
    private boolean isUnanswered(PairId pair, Kind kind, CopyTransaction transaction) {
        return inFlight.of(pair, kind) instanceof InFlight.Sent && !transaction.isAnswered(pair, kind);
    }

    public static boolean isOfOpen(ExecutionReport report) {
        return kind(report) == Kind.OPEN;
    }

    private static Kind kind(ExecutionReport report) {
        return switch (report) {
            case ExecutionReport.Opened opened -> Kind.OPEN;
            case ExecutionReport.Closed closed -> Kind.CLOSE;
            case ExecutionReport.DealClosed deal -> Kind.CLOSE;
            case ExecutionReport.Modified modified -> Kind.MODIFY;
            case ExecutionReport.Cancelled cancelled -> Kind.CLOSE;
            case ExecutionReport.Refused refused ->
                switch (refused.kind()) {
                    case OPEN -> Kind.OPEN;
                    case MODIFY -> Kind.MODIFY;
                    case CLOSE, CANCEL -> Kind.CLOSE;
                };
        };
    }

    private static @Nullable Ticket position(ExecutionReport report) {
        return switch (report) {
            case ExecutionReport.Opened opened -> opened.ticket();
            case ExecutionReport.Closed closed -> closed.ticket();
            case ExecutionReport.DealClosed deal -> deal.ticket();
            case ExecutionReport.Modified modified -> modified.ticket();
            case ExecutionReport.Cancelled cancelled -> cancelled.ticket();
            case ExecutionReport.Refused refused -> null;
        };
    }
}
