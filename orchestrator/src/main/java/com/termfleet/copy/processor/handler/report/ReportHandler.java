package com.termfleet.copy.processor.handler.report;

import com.termfleet.copy.processor.results.Earnings;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Has a follower's answer recorded with the copy that it is about, in whatever order and however late. Processor thread only. */
public final class ReportHandler {

    private final OpenReportHandler opens;
    private final CloseReportHandler closes;
    private final ModifyReportHandler modifies;
    private final CancelReportHandler cancels;

    public ReportHandler(InFlightCommands inFlight, CopyProperties properties, Earnings earnings) {
        this.opens = new OpenReportHandler(inFlight, properties);
        this.closes = new CloseReportHandler(inFlight, properties, earnings);
        this.modifies = new ModifyReportHandler(inFlight, properties, earnings);
        this.cancels = new CancelReportHandler(inFlight, properties);
    }

    /** @param pair what the answer is about; null if that is none of the follower's copies */
    public void decide(ExecutionReport report, @Nullable TradePair pair, CopyTransaction transaction) {
        if (pair == null) {
            unexpected(report, transaction);
            return;
        }
        switch (report) {
            case ExecutionReport.Opened opened -> opens.opened(opened, pair, transaction);
            case ExecutionReport.Closed closed -> closes.closed(closed, pair, transaction);
            case ExecutionReport.DealClosed deal -> closes.dealClosed(deal, pair, transaction);
            case ExecutionReport.Modified modified -> modifies.modified(modified, pair, transaction);
            case ExecutionReport.Cancelled cancelled -> cancels.cancelled(cancelled, pair, transaction);
            case ExecutionReport.Refused refused -> refused(refused, pair, transaction);
        }
    }

    private void refused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        switch (refused.kind()) {
            case OPEN -> opens.refused(refused, pair, transaction);
            case CLOSE -> closes.refused(refused, pair, transaction);
            case MODIFY -> modifies.refused(refused, pair, transaction);
            case CANCEL -> cancels.refused(refused, pair, transaction);
        }
    }

    private static void unexpected(ExecutionReport report, CopyTransaction transaction) {
        if (report instanceof ExecutionReport.DealClosed
                || (report instanceof ExecutionReport.Closed closed && closed.ticket() == null)) {
            // A close is told twice by some experts, as an answer and as a deal; the other of the two came first.
            return;
        }
        logUnexpected(report, transaction);
        // The refusal of a command that has ended changes nothing; anything else may be about an unknown position.
        if (!(report instanceof ExecutionReport.Refused)) {
            transaction.wantSnapshot(report.follower());
        }
    }

    private static void logUnexpected(ExecutionReport report, CopyTransaction transaction) {
        transaction.log(
                Level.WARN, report.follower(), "Answer matches no command in flight account={} report={}", report);
    }
}
