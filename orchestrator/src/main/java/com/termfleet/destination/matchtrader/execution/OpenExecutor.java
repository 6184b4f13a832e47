package com.termfleet.destination.matchtrader.execution;

import com.termfleet.destination.Order;
import com.termfleet.destination.matchtrader.intent.Intent;
import com.termfleet.destination.matchtrader.session.BrokerItem;
import com.termfleet.destination.matchtrader.session.WriteOutcome;
import com.termfleet.kernel.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Opens positions and places pending orders, each command once however often it comes. */
final class OpenExecutor {

    private static final int MOST_REPEATS = 3;
    private static final Duration BEFORE_REPEAT = Duration.ofMillis(200);

    private final ExecutionContext account;
    private final OpenResolver resolver;

    OpenExecutor(ExecutionContext account, OpenResolver resolver) {
        this.account = account;
        this.resolver = resolver;
    }

    void execute(Order.Open order, Instant expiresAt) {
        Optional<Intent> before = account.intents().find(account.id(), order.commandId());
        if (before.isPresent()) {
            repeat(order, before.get());
        } else if (!account.pace().now().isBefore(expiresAt)) {
            account.reports().refused(order, 0, Refusals.EXPIRED);
        } else {
            begin(order, expiresAt);
        }
    }

    private void begin(Order.Open order, Instant expiresAt) {
        PriceCheck.Trouble trouble = PriceCheck.trouble(account.session(), order);
        if (trouble != null) {
            account.requireUsable(trouble.text());
            account.reports().refused(order, trouble.retcode(), trouble.text());
            return;
        }
        Intent intent = intent(order);
        if (account.intents().begin(intent)) {
            settle(order, intent, send(order, intent, expiresAt));
        }
    }

    private Intent intent(Order.Open order) {
        return new Intent(
                account.id(),
                order.commandId(),
                order.pair(),
                order.masterTicket(),
                Intent.Kind.OPEN,
                order.symbol(),
                order.type(),
                order.lots(),
                order.type().isPending() ? order.price() : Price.NONE,
                null,
                account.holdings().ids(),
                Intent.State.SENT,
                0,
                "",
                account.pace().now());
    }

    /** The broker may execute it once however often it is sent: then an answer that is lost is asked for again. */
    private WriteOutcome send(Order.Open order, Intent intent, Instant expiresAt) {
        WriteOutcome outcome = account.send(expiresAt, () -> account.session().open(order, intent.key()));
        boolean mayBeExecuted = outcome instanceof WriteOutcome.Unknown;
        int repeats = 0;
        while (mayBeExecuted
                && !isAnswer(outcome)
                && account.session().repeatsOpens()
                && repeats++ < MOST_REPEATS
                && account.pace().now().isBefore(expiresAt)) {
            Pace.rest(BEFORE_REPEAT);
            outcome = account.session().open(order, intent.key());
        }
        return mayBeExecuted && outcome instanceof WriteOutcome.NotSent notSent
                ? new WriteOutcome.Unknown(notSent.why())
                : outcome;
    }

    private static boolean isAnswer(WriteOutcome outcome) {
        return outcome instanceof WriteOutcome.Done || outcome instanceof WriteOutcome.Refused;
    }

    private void settle(Order.Open order, Intent intent, WriteOutcome outcome) {
        switch (outcome) {
            case WriteOutcome.Done done when done.id() != null -> resolver.opened(intent, done.id());
            case WriteOutcome.Done done -> unknown(order, intent, "The broker has named no position");
            case WriteOutcome.Refused refused -> refused(order, intent, Refusals.code(refused.text()), refused.text());
            case WriteOutcome.NotSent notSent -> notSent(order, intent, notSent.why());
            case WriteOutcome.Unknown unknown -> unknown(order, intent, unknown.why());
        }
    }

    /** Without a refusal the id counts on: the copies send it again on the next session. */
    private void notSent(Order.Open order, Intent intent, String why) {
        if (!account.session().isUsable()) {
            account.intents().withdraw(intent);
            account.requireUsable(why);
        }
        refused(order, intent, Refusals.NO_CONNECTION, why);
    }

    private void refused(Order.Open order, Intent intent, int retcode, String text) {
        account.intents().end(intent.refused(retcode, text));
        account.reports().refused(order, retcode, text);
    }

    private void unknown(Order.Open order, Intent intent, String why) {
        Intent unknown = intent.unknown(why);
        account.intents().end(unknown);
        resolver.add(unknown);
        if (!resolver.findSoon(unknown)) {
            account.reports().refused(order, Refusals.TIMEOUT, why);
        }
    }

    /** Answers as the first time, or as it is known by now. */
    private void repeat(Order.Open order, Intent before) {
        switch (before.state()) {
            case SENT, UNKNOWN -> {
                resolver.add(before);
                if (!resolver.findSoon(before)) {
                    account.reports().refused(order, Refusals.TIMEOUT, "The broker has not answered yet");
                }
            }
            case REFUSED -> account.reports().refused(order, before.retcode(), before.answer());
            case DONE -> {
                Optional<BrokerItem> item = Optional.ofNullable(before.brokerId())
                        .flatMap(id -> account.holdings().byId(id));
                if (item.isPresent()) {
                    resolver.opened(before, item.get().id());
                } else {
                    resolver.openedBefore(before);
                }
            }
        }
    }
}
