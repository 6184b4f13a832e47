package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.ExecutionListener;
import com.termfleet.destination.ExecutionReport;
import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.OrderType;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Ticket;

/** Answers to orders, in the words of the copies. */
final class Reports {

    private final AccountId account;
    private final ExecutionListener listener;
    private final Pace pace;

    Reports(AccountId account, ExecutionListener listener, Pace pace) {
        this.account = account;
        this.listener = listener;
        this.pace = pace;
    }

    void opened(Intent intent, Ticket ticket, Lots lots, OrderType type, Price price) {
        listener.reported(new ExecutionReport.Opened(
                account,
                intent.masterTicket(),
                intent.command(),
                pace.now(),
                ticket,
                lots,
                type,
                price,
                Refusals.DONE));
    }

    void modified(Order.Modify order) {
        listener.reported(new ExecutionReport.Modified(
                account, order.masterTicket(), order.commandId(), pace.now(), order.ticket()));
    }

    void closed(Order.Close order, Price price, Money profit, Lots closed, Lots rest) {
        listener.reported(new ExecutionReport.Closed(
                account,
                order.masterTicket(),
                order.commandId(),
                pace.now(),
                order.ticket(),
                price,
                profit,
                closed,
                rest));
    }

    void cancelled(Order.Cancel order) {
        listener.reported(new ExecutionReport.Cancelled(
                account, order.masterTicket(), order.commandId(), pace.now(), order.ticket()));
    }

    void refused(Order order, int retcode, String text) {
        ExecutionReport.Kind kind = switch (order) {
            case Order.Open open -> ExecutionReport.Kind.OPEN;
            case Order.Modify modify -> ExecutionReport.Kind.MODIFY;
            case Order.Close close -> ExecutionReport.Kind.CLOSE;
            case Order.Cancel cancel -> ExecutionReport.Kind.CANCEL;
        };
        listener.reported(new ExecutionReport.Refused(
                account, order.masterTicket(), order.commandId(), pace.now(), kind, retcode, text));
    }

    /** An open that was found not to be executed. */
    void refused(Intent open) {
        listener.reported(new ExecutionReport.Refused(
                account,
                open.masterTicket(),
                open.command(),
                pace.now(),
                ExecutionReport.Kind.OPEN,
                open.retcode(),
                open.answer()));
    }

    /** What the item is now. */
    void opened(Intent intent, Ticket ticket, BrokerItem item) {
        opened(intent, ticket, item.lots(), item.type(), item.price());
    }
}
