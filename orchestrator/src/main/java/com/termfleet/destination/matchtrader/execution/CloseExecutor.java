package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.ClosedPart;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Closes positions down to what is to be left, so that what an earlier close has done counts. A whole position is closed by its
 * id, which cannot happen twice; a partial close waits until it is certain what became of one before it.
 */
final class CloseExecutor {

    private final ExecutionContext account;

    CloseExecutor(ExecutionContext account) {
        this.account = account;
    }

    void execute(Order.Close order) {
        Optional<BrokerItem> known = account.holdings().byTicket(order.ticket());
        if (known.isEmpty() && !account.holdings().tryRefresh()) {
            // The copies ask again.
            return;
        }
        Optional<BrokerItem> position = account.holdings().byTicket(order.ticket());
        if (position.isEmpty()) {
            gone(order);
        } else {
            close(order, position.get());
        }
    }

    private void close(Order.Close order, BrokerItem position) {
        Lots rest = order.lots().isZero() ? Lots.ZERO : order.rest();
        if (!rest.isBelow(position.lots())) {
            account.reports().closed(order, position.price(), Money.ZERO, Lots.ZERO, position.lots());
            return;
        }
        if (!rest.isZero() && isEarlierPartInDoubt(position)) {
            account.reports().refused(order, Refusals.TIMEOUT, "The broker has not answered the close before this one");
            return;
        }
        Lots part = position.lots().minus(rest);
        Intent intent = account.begin(order, Intent.Kind.CLOSE, position, rest);
        settle(
                order,
                intent,
                position,
                account.send(account.soon(), () -> account.session().close(position, part)));
    }

    /** Also decides about those that are not in doubt any more. */
    private boolean isEarlierPartInDoubt(BrokerItem position) {
        boolean inDoubt = false;
        for (Intent earlier : account.intents().openEnded(account.id())) {
            boolean isOfThis = earlier.kind() == Intent.Kind.CLOSE
                    && position.id().equals(earlier.brokerId())
                    && !earlier.lots().isZero();
            if (isOfThis && !earlier.lots().isBelow(position.lots())) {
                account.intents().end(earlier.done(null));
            } else if (isOfThis && account.pace().hasSettled(earlier.sentAt())) {
                account.intents().end(earlier.refused(Refusals.TIMEOUT, "The broker has not executed the close"));
            } else {
                inDoubt |= isOfThis;
            }
        }
        return inDoubt;
    }

    private void settle(Order.Close order, Intent intent, BrokerItem before, WriteOutcome outcome) {
        switch (outcome) {
            case WriteOutcome.Done done -> {
                account.intents().end(intent.done(null));
                boolean shows = isReducedSoon(intent);
                if (!shows && intent.lots().isZero()) {
                    account.holdings().ended(before.id());
                }
                closed(order, intent, before);
            }
            case WriteOutcome.Refused refused -> refused(order, intent, before, refused.text());
            case WriteOutcome.NotSent notSent -> account.notSent(order, intent, notSent);
            case WriteOutcome.Unknown unknown -> {
                account.intents().end(intent.unknown(unknown.why()));
                if (isReducedSoon(intent)) {
                    account.intents().end(intent.done(null));
                    closed(order, intent, before);
                } else {
                    account.reports().refused(order, Refusals.TIMEOUT, unknown.why());
                }
            }
        }
    }

    private boolean isReducedSoon(Intent intent) {
        return account.holdings().refreshUntil(() -> isReduced(intent));
    }

    private boolean isReduced(Intent intent) {
        return account.holdings()
                .byId(Objects.requireNonNull(intent.brokerId()))
                .map(now -> !intent.lots().isBelow(now.lots()))
                .orElse(true);
    }

    private void refused(Order.Close order, Intent intent, BrokerItem before, String text) {
        int retcode = Refusals.code(text);
        account.intents().end(intent.refused(retcode, text));
        boolean isGone = account.holdings().tryRefresh()
                && account.holdings().byId(before.id()).isEmpty();
        if (isGone) {
            gone(order);
        } else {
            account.reports().refused(order, retcode, text);
        }
    }

    /** What it brought is in the list of closed positions, or else as good as the last reading tells. */
    private void closed(Order.Close order, Intent intent, BrokerItem before) {
        Lots rest = account.holdings().byId(before.id()).map(BrokerItem::lots).orElse(Lots.ZERO);
        Lots left = intent.lots().isBelow(rest) ? intent.lots() : rest;
        Lots part = before.lots().minus(left);
        List<ClosedPart> parts = partsOf(before.id(), intent.sentAt());
        Optional<ClosedPart> last = parts.isEmpty() ? Optional.empty() : Optional.of(parts.getLast());
        Money estimated = before.profit() == null ? Money.ZERO : before.profit().share(part, before.lots());
        account.reports()
                .closed(
                        order,
                        last.map(ClosedPart::closePrice).orElse(before.price()),
                        last.map(ClosedPart::profit).orElse(estimated),
                        part,
                        left);
    }

    private List<ClosedPart> partsOf(String id, Instant since) {
        return account.closedSince(since).stream()
                .filter(part -> part.id().equals(id))
                .toList();
    }

    private void gone(Order.Close order) {
        Optional<String> id = account.intents().brokerId(account.id(), order.ticket());
        List<ClosedPart> parts =
                id.map(known -> partsOf(known, account.pace().now())).orElse(List.of());
        if (parts.isEmpty()) {
            account.reports().refused(order, Refusals.POSITION_CLOSED, "The position is closed");
        } else {
            Price price = parts.getLast().closePrice();
            account.reports()
                    .closed(
                            order,
                            price,
                            parts.getLast().profit(),
                            parts.getLast().lots(),
                            Lots.ZERO);
        }
    }
}
