package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import com.termfleet.kernel.Price;
import java.util.Optional;

/** Changes stop loss, take profit and the price of pending orders: always to a whole state, so that it may be done again. */
final class ChangeExecutor {

    private final ExecutionContext account;

    ChangeExecutor(ExecutionContext account) {
        this.account = account;
    }

    void execute(Order.Modify order) {
        if (account.holdings().byTicket(order.ticket()).isEmpty()
                && !account.holdings().tryRefresh()) {
            return;
        }
        Optional<BrokerItem> item = account.holdings().byTicket(order.ticket());
        if (item.isEmpty()) {
            account.reports().refused(order, Refusals.POSITION_CLOSED, "The position is closed");
        } else if (isSo(order, item.get())) {
            account.reports().modified(order);
        } else {
            change(order, item.get());
        }
    }

    private static boolean isSo(Order.Modify order, BrokerItem item) {
        boolean priceIs =
                !item.isOrder() || order.price().isNone() || item.price().equals(order.price());
        return priceIs
                && item.stopLoss().equals(order.stopLoss())
                && item.takeProfit().equals(order.takeProfit());
    }

    private void change(Order.Modify order, BrokerItem item) {
        Intent intent = account.begin(order, Intent.Kind.MODIFY, item, item.lots());
        Price price = item.isOrder() ? order.price() : Price.NONE;
        WriteOutcome outcome = account.send(
                account.soon(), () -> account.session().edit(item, order.stopLoss(), order.takeProfit(), price));
        switch (outcome) {
            case WriteOutcome.Done done -> done(order, intent);
            case WriteOutcome.Refused refused -> {
                int retcode = Refusals.code(refused.text());
                account.intents().end(intent.refused(retcode, refused.text()));
                account.reports().refused(order, retcode, refused.text());
            }
            case WriteOutcome.NotSent notSent -> account.notSent(order, intent, notSent);
            case WriteOutcome.Unknown unknown -> {
                account.intents().end(intent.unknown(unknown.why()));
                if (account.holdings().refreshUntil(() -> isSoNow(order))) {
                    done(order, intent);
                } else {
                    account.reports().refused(order, Refusals.TIMEOUT, unknown.why());
                }
            }
        }
    }

    private void done(Order.Modify order, Intent intent) {
        account.intents().end(intent.done(null));
        account.holdings().refreshUntil(() -> isSoNow(order));
        account.reports().modified(order);
    }

    private boolean isSoNow(Order.Modify order) {
        return account.holdings()
                .byTicket(order.ticket())
                .map(item -> isSo(order, item))
                .orElse(false);
    }
}
