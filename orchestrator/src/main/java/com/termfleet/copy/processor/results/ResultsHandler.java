package com.termfleet.copy.processor.results;

import com.termfleet.copy.processor.state.CopyTransaction;
import com.termfleet.copy.results.Result;
import com.termfleet.copy.results.ResultBook;
import com.termfleet.copy.results.ShownProfits;
import com.termfleet.copy.results.ShownProfits.Shown;
import com.termfleet.copy.subscription.Subscription;
import com.termfleet.copy.trade.TradePair;
import com.termfleet.figures.AccountFigures;
import com.termfleet.figures.Funds;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.SubscriptionId;
import com.termfleet.risk.ledger.Level;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the copies of subscriptions come to, and begins to count those that were not counted before. Balance and
 * floating profit are of one moment: what is closed is in one of them, never in both or neither. Processor thread only.
 */
public final class ResultsHandler {

    private final AccountFigures figures;
    private final ResultBook book;

    public ResultsHandler(AccountFigures figures, ResultBook book) {
        this.figures = figures;
        this.book = book;
    }

    /** Once committed, the results are in the book. */
    public void decide(Set<SubscriptionId> wanted, CopyTransaction transaction) {
        for (SubscriptionId id : wanted) {
            Subscription subscription = transaction.changes.subscription(id);
            if (subscription != null && !subscription.isRemoved()) {
                decide(subscription, transaction);
            }
        }
        transaction.replies.add(book::answered);
    }

    private void decide(Subscription subscription, CopyTransaction transaction) {
        Money balance = balance(subscription, transaction);
        if (balance == null) {
            return;
        }
        Result result = result(subscription, balance, transaction);
        transaction.replies.add(() -> book.put(subscription.id(), result));
    }

    private @Nullable Money balance(Subscription subscription, CopyTransaction transaction) {
        Money known = transaction.balances.of(subscription.id());
        if (known != null) {
            return known;
        }
        Money begin = figures.funds(subscription.follower())
                .filter(funds -> !funds.isStale(transaction.now))
                .map(Funds::balance)
                .orElse(null);
        if (begin != null) {
            transaction.balances.put(subscription.id(), begin);
        }
        return begin;
    }

    private static Result result(Subscription subscription, Money balance, CopyTransaction transaction) {
        ShownProfits profits = transaction.connections.shown(subscription.follower());
        Money floating = Money.ZERO;
        Instant at = transaction.now;
        boolean hasOpen = false;
        for (TradePair pair : transaction.changes.livePairs(subscription.follower())) {
            TradePair.Held held = pair.held();
            if (!pair.isOpen() || held == null || !pair.route().subscription().equals(subscription.id())) {
                continue;
            }
            hasOpen = true;
            Shown shown = profits.of(pair.id());
            // One that no snapshot has shown yet has just been opened: it has gained nothing, which soon is too old to
            // count.
            floating = shown == null ? floating : floating.plus(shown.profitOf(held.volume()));
            Instant since = shown == null ? openedAt(pair) : shown.at();
            at = since.isBefore(at) ? since : at;
        }
        return new Result(new Level(balance, balance.plus(floating)), at, hasOpen);
    }

    private static Instant openedAt(TradePair pair) {
        Instant answered = pair.stamps().answeredAt();
        return answered == null ? pair.stamps().decidedAt() : answered;
    }
}
