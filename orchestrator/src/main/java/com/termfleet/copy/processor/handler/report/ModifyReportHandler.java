package com.termfleet.copy.processor.handler.report;

import com.termfleet.copy.processor.results.Earnings;
import com.termfleet.copy.processor.state.CopyProperties;
import com.termfleet.copy.processor.state.CopyTargets;
import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.processor.state.InFlight;
import com.termfleet.copy.processor.state.InFlight.Kind;
import com.termfleet.copy.processor.state.InFlightCommands;
import com.termfleet.copy.processor.state.StopLevels;
import com.termfleet.copy.trade.Reason;
import com.termfleet.copy.trade.Reasons;
import com.termfleet.copy.trade.Retcodes;
import com.termfleet.copy.trade.Stops;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.kernel.Price;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records what a follower answers to a change of stop loss and take profit. */
final class ModifyReportHandler {

    private final InFlightCommands inFlight;
    private final CopyProperties properties;
    private final Earnings earnings;

    ModifyReportHandler(InFlightCommands inFlight, CopyProperties properties, Earnings earnings) {
        this.inFlight = inFlight;
        this.properties = properties;
        this.earnings = earnings;
    }

    void modified(ExecutionReport.Modified modified, TradePair pair, CopyTransaction transaction) {
        InFlight modify = inFlight.of(pair.id(), Kind.MODIFY);
        if (modify == null || !pair.isHeld() || isOfAnother(modify, modified.commandId())) {
            return;
        }
        done(pair, transaction);
        // The master may have changed them once more since.
        if (modify.attempt().order() instanceof Order.Modify order
                && price(pair, transaction).equals(order.price())
                && wanted(pair, transaction).equals(new Stops(order.stopLoss(), order.takeProfit()))) {
            transaction.changes.put(pair.modified());
        }
        transaction.review(pair);
    }

    private static Price price(TradePair pair, CopyTransaction transaction) {
        return pair.isPlaced() ? transaction.changes.tradeOf(pair).price() : Price.NONE;
    }

    private static Stops wanted(TradePair pair, CopyTransaction transaction) {
        return StopLevels.of(
                pair,
                transaction.changes.tradeOf(pair),
                transaction.changes.subscriptionOf(pair),
                transaction.connections);
    }

    void refused(ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        InFlight modify = inFlight.of(pair.id(), Kind.MODIFY);
        if (modify == null || !pair.isHeld() || pair.isKept()) {
            done(pair, transaction);
            return;
        }
        if (isOfAnother(modify, refused.commandId())) {
            return;
        }
        if (Retcodes.isUnchanged(refused.retcode())) {
            done(pair, transaction);
            transaction.changes.put(pair.modified());
            return;
        }
        if (Retcodes.isGone(refused.retcode(), refused.text())) {
            if (pair.isOpen() && !transaction.connections.sendsSnapshots(pair.follower())) {
                done(pair, transaction);
                Reason why = CopyTargets.whyClosed(pair, transaction);
                earnings.untold(pair, transaction);
                transaction.changes.put(pair.closed(null, null, why, refused.receivedAt()));
                return;
            }
            transaction.wantSnapshot(pair.follower());
        }
        retry(modify, refused, pair, transaction);
    }

    private void retry(InFlight modify, ExecutionReport.Refused refused, TradePair pair, CopyTransaction transaction) {
        Reason why = Reasons.modifyRefused(refused.retcode(), refused.text());
        Instant retryAt = transaction.now.plus(
                properties.retryPause(refused.retcode(), modify.attempt().number()));
        transaction.answered(modify.refused(why, retryAt));
        transaction.note(pair, why);
    }

    private static boolean isOfAnother(InFlight modify, @Nullable Long command) {
        return command != null && command != modify.attempt().commandId();
    }

    private static void done(TradePair pair, CopyTransaction transaction) {
        transaction.done(pair.id(), Kind.MODIFY);
    }
}
