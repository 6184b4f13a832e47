package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import java.util.Optional;

/** Removes pending orders. Whether one is gone, or was filled before, is read from the broker's lists. */
final class CancelExecutor {

    private final ExecutionContext account;
    private final OpenResolver resolver;

    CancelExecutor(ExecutionContext account, OpenResolver resolver) {
        this.account = account;
        this.resolver = resolver;
    }

    void execute(Order.Cancel order) {
        if (waiting(order).isEmpty() && !account.holdings().tryRefresh()) {
            return;
        }
        Optional<BrokerItem> item = waiting(order);
        if (item.isPresent()) {
            cancel(order, item.get());
        } else {
            resolver.resolve();
            boolean isFilled = isFilled(order);
            account.reports().refused(order, 0, isFilled ? Refusals.FILLED : Refusals.NO_SUCH_ORDER);
        }
    }

    private Optional<BrokerItem> waiting(Order.Cancel order) {
        return account.holdings().byTicket(order.ticket()).filter(BrokerItem::isOrder);
    }

    private boolean isFilled(Order.Cancel order) {
        return account.holdings().byTicket(order.ticket()).isPresent()
                || account.holdings().positionOf(order.pair()).isPresent()
                || isClosed(order);
    }

    /** It was filled, and the position is closed already. */
    private boolean isClosed(Order.Cancel order) {
        return account.intents()
                .brokerId(account.id(), order.ticket())
                .map(id -> account.closedSince(account.pace().now()).stream()
                        .anyMatch(part -> part.id().equals(id)))
                .orElse(false);
    }

    private void cancel(Order.Cancel order, BrokerItem item) {
        Intent intent = account.begin(order, Intent.Kind.CANCEL, item, item.lots());
        WriteOutcome outcome =
                account.send(account.soon(), () -> account.session().cancel(item));
        switch (outcome) {
            case WriteOutcome.NotSent notSent -> account.notSent(order, intent, notSent);
            case WriteOutcome.Refused refused -> refused(order, intent, refused.text());
            case WriteOutcome.Done done -> {
                isGoneSoon(order);
                account.holdings()
                        .byId(item.id())
                        .filter(BrokerItem::isOrder)
                        .ifPresent(listed -> account.holdings().ended(listed.id()));
                gone(order, intent, item);
            }
            case WriteOutcome.Unknown unknown -> {
                if (isGoneSoon(order)) {
                    gone(order, intent, item);
                } else {
                    account.intents().end(intent.unknown(unknown.why()));
                    account.reports().refused(order, Refusals.TIMEOUT, unknown.why());
                }
            }
        }
    }

    private boolean isGoneSoon(Order.Cancel order) {
        return account.holdings().refreshUntil(() -> waiting(order).isEmpty());
    }

    private void gone(Order.Cancel order, Intent intent, BrokerItem item) {
        if (isFilled(order)) {
            account.intents().end(intent.refused(0, Refusals.FILLED));
            account.reports().refused(order, 0, Refusals.FILLED);
        } else {
            account.intents().end(intent.done(null));
            resolver.removed(item.id());
            account.reports().cancelled(order);
        }
    }

    private void refused(Order.Cancel order, Intent intent, String text) {
        account.intents().end(intent.refused(Refusals.code(text), text));
        if (account.holdings().tryRefresh() && waiting(order).isEmpty()) {
            resolver.resolve();
            account.reports().refused(order, 0, isFilled(order) ? Refusals.FILLED : Refusals.NO_SUCH_ORDER);
        } else {
            account.reports().refused(order, Refusals.code(text), text);
        }
    }
}
