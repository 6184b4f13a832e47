package com.termfleet.copy.processor;

import com.termfleet.copy.processor.InFlightCommands.Kind;
import com.termfleet.copy.processor.InFlightCommands.Sent;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.kernel.PairId;
import com.termfleet.kernel.Ticket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the pair that an answer is about: by its command, by the position's ticket, or by the master's ticket. */
final class ReportCorrelator {

    private final InFlightCommands inFlight;

    ReportCorrelator(InFlightCommands inFlight) {
        this.inFlight = inFlight;
    }

    /** Null if it is about none of this follower's pairs; another follower's are never touched. */
    @Nullable
    TradePair find(ExecutionReport report, CopyTransaction transaction) {
        PendingChanges changes = transaction.changes;
        Long command = report.commandId();
        TradePair byCommand = command == null ? null : byCommand(command, report, changes);
        if (byCommand != null) {
            return byCommand;
        }
        List<TradePair> live = changes.livePairs(report.follower());
        Ticket position = position(report);
        if (position != null) {
            for (TradePair pair : live) {
                if (pair.held() != null && pair.held().ticket().equals(position)) {
                    return pair;
                }
            }
        }
        // A command that is known to be another's, or long replaced by a newer one, is not guessed at.
        if (command != null) {
            return null;
        }
        TradePair waited = byMasterTicket(report, live, transaction);
        // A position that was given up for lost must not be left alone.
        return waited == null && kind(report) == Kind.OPEN
                ? changes.lastGivenUp(report.follower(), report.masterTicket())
                : waited;
    }

    private @Nullable TradePair byCommand(long command, ExecutionReport report, PendingChanges changes) {
        if (command <= 0) {
            return null;
        }
        Sent sent = inFlight.command(command);
        PairId id = sent != null ? sent.pair() : kind(report) == Kind.OPEN ? new PairId(command) : null;
        TradePair pair = id == null ? null : changes.everKnown(id);
        return pair != null && pair.follower().equals(report.follower()) ? pair : null;
    }

    /** The oldest pair that waits for such an answer, else the oldest that could be meant. */
    private @Nullable TradePair byMasterTicket(
            ExecutionReport report, List<TradePair> live, CopyTransaction transaction) {
        Kind kind = kind(report);
        TradePair fallback = null;
        for (TradePair pair : live) {
            if (!transaction.changes.tradeOf(pair).ticket().equals(report.masterTicket()) || pair.isWaiting()) {
                continue;
            }
            if (isUnanswered(pair.id(), kind, transaction)) {
                return pair;
            }
            boolean fits = kind == Kind.OPEN ? pair.isPending() : pair.isOpen();
            if (fallback == null && fits) {
                fallback = pair;
            }
        }
        return fallback;
    }

    /** Answers come faster than the engine turns: what this very turn has heard already counts. */
    private boolean isUnanswered(PairId pair, Kind kind, CopyTransaction transaction) {
        Sent sent = inFlight.of(pair, kind);
        return sent != null && !sent.notDone() && !sent.unknown() && !transaction.isAnswered(pair, kind);
    }

    private static Kind kind(ExecutionReport report) {
        return switch (report) {
            case ExecutionReport.Opened opened -> Kind.OPEN;
            case ExecutionReport.Closed closed -> Kind.CLOSE;
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
            case ExecutionReport.Modified modified -> modified.ticket();
            case ExecutionReport.Cancelled cancelled -> cancelled.ticket();
            case ExecutionReport.Refused refused -> null;
        };
    }
}
