package com.termfleet.compat.testtrade;

import com.termfleet.access.PersonAction;
import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.copy.history.MasterTrades;
import com.termfleet.copy.history.TradeView;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.InvalidInputException;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.NotFoundException;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.TradeId;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.signal.Recipients;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SignalIntake.Answered;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Sends test trades, and closes them. Their orders are real; they are marked as tests, and are for chosen followers alone.
 * Thread-safe; blocks.
 */
@Component
class TestTrades {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Accounts accounts;
    private final TestSource sources;
    private final MasterTrades trades;
    private final SignalIntake intake;
    private final ApplicationEventPublisher actions;
    private final Clock clock;

    TestTrades(
            Accounts accounts,
            TestSource sources,
            MasterTrades trades,
            SignalIntake intake,
            ApplicationEventPublisher actions,
            Clock clock) {
        this.accounts = accounts;
        this.sources = sources;
        this.trades = trades;
        this.intake = intake;
        this.actions = actions;
        this.clock = clock;
    }

    /**
     * @param requestKey the same for a repeat; null if repeats cannot be told
     * @return the trade, once it is stored
     * @throws NotFoundException if there is no such account of this person
     * @throws ConflictException if the account cannot send one
     * @throws InvalidInputException if the trade cannot be used
     */
    TradeView send(long account, TestTradeRequest request, @Nullable String requestKey, Principal by) {
        Account master = sources.require(account, by);
        SourceRequest.Open open = request.toSource();
        Recipients recipients = Objects.requireNonNull(open.recipients());
        sources.requireFollowers(master, recipients.followers(), by);
        String key = requestKey == null ? null : "test-trade:" + requestKey;
        TradeId trade = trade(intake.accept(master.id(), clock.instant(), key, open));
        actions.publishEvent(new PersonAction(
                by,
                PersonAction.Subject.ACCOUNT,
                master.id().value(),
                "sent the test trade " + trade + " (" + open.type() + " " + open.lots() + " " + open.symbol()
                        + ") from the account " + master.name()));
        return trades.get(trade.value(), by);
    }

    private static TradeId trade(SignalIntake.Receipt receipt) {
        try {
            Answered answered = receipt.outcome()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .signals()
                    .getFirst();
            if (answered.trade() == null) {
                throw new ConflictException(String.valueOf(answered.text()));
            }
            return answered.trade();
        } catch (TimeoutException | ExecutionException e) {
            throw new UnavailableException(
                    "The test trade is stored and not carried out yet. Look at the master's trades.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops. Look at the master's trades.");
        }
    }

    /**
     * Closes the trade at its followers. Does nothing to one that is closed.
     *
     * @throws NotFoundException if there is no such test trade of an account of this person
     */
    void close(long account, long id, Principal by) {
        Account master = accounts.require(account, by);
        TradeView trade = trades.get(id, by);
        if (!trade.test() || !trade.masterAccountId().equals(master.id())) {
            throw new NotFoundException("There is no test trade " + id + " of account " + account + ".");
        }
        SignalIntake.Receipt _ = intake.accept(
                master.id(),
                clock.instant(),
                "test-trade-end:" + id,
                new SourceRequest.Close(new Target.Ticketed(trade.ticket()), null, Price.NONE, Money.ZERO));
        actions.publishEvent(
                new PersonAction(by, PersonAction.Subject.ACCOUNT, master.id().value(), "closed the test trade " + id));
    }
}
