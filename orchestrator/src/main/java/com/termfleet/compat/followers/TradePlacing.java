package com.termfleet.compat.followers;

import com.termfleet.compat.followers.CopyTrade.Status;
import com.termfleet.compat.followers.CopyTradeStore.Abandoned;
import com.termfleet.copy.history.PairView;
import com.termfleet.copy.history.TradePairs;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Lots;
import com.termfleet.kernel.Money;
import com.termfleet.kernel.Price;
import com.termfleet.kernel.Symbol;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.TradeId;
import com.termfleet.signal.Recipients;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SignalIntake.Answered;
import com.termfleet.source.SignalIntake.Outcome;
import com.termfleet.source.SourceRequest;
import com.termfleet.source.SourceRequest.Target;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has trades placed through their source's intake, and records what became of them. Everything here may be done again: the id of a
 * trade is the key of its request. Thread-safe; blocks.
 */
@Component
class TradePlacing {

    private static final Logger log = LoggerFactory.getLogger(TradePlacing.class);

    private final SignalIntake intake;
    private final TradePairs copies;
    private final CopyTradeStore store;
    private final Clock clock;

    TradePlacing(SignalIntake intake, TradePairs copies, CopyTradeStore store, Clock clock) {
        this.intake = intake;
        this.copies = copies;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Places the trade if it was not placed, and records its status once its follower's terminal has answered.
     *
     * @param patience how long to wait for the signal's commit
     * @throws com.termfleet.kernel.UnavailableException if it could not be placed
     */
    void advance(CopyTrade trade, Duration patience) {
        if (!trade.isUnderWay()) {
            return;
        }
        List<TradeId> masterTrades = trade.masterTrades();
        if (masterTrades == null) {
            masterTrades = placed(trade, patience);
        }
        if (masterTrades != null) {
            TradeProgress progress = TradeProgress.of(trade, copiesOf(trade, masterTrades));
            if (progress.status() != Status.PENDING) {
                store.change(trade.row(), Status.PENDING, progress.status(), progress.reason(), progress.quantity());
            }
        }
    }

    /** Null if it has ended already, or its signal is not committed yet. */
    private @Nullable List<TradeId> placed(CopyTrade trade, Duration patience) {
        Optional<Outcome> outcome = outcome(
                intake.accept(trade.master(), trade.createdAt(), "copy-trade:" + trade.id(), request(trade)), patience);
        if (outcome.isEmpty()) {
            return null;
        }
        List<Answered> answers = outcome.get().signals();
        List<TradeId> masterTrades = answers.stream()
                .map(Answered::trade)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (masterTrades.isEmpty()) {
            String text = answers.getFirst().text();
            store.change(trade.row(), Status.PENDING, Status.FAILED, text, null);
            return null;
        }
        store.known(trade.row(), masterTrades);
        return masterTrades;
    }

    private static SourceRequest request(CopyTrade trade) {
        return new SourceRequest.Net(
                Symbol.of(trade.symbol()),
                trade.side(),
                new Lots(trade.masterQty()),
                new Price(trade.price()),
                Price.NONE,
                Price.NONE,
                null,
                trade.id(),
                Recipients.only(trade.follower()));
    }

    private static Optional<Outcome> outcome(SignalIntake.Receipt receipt, Duration patience) {
        try {
            return Optional.of(receipt.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            // This server has lost the lead, or ends; another one carries it out.
            log.debug("Outcome of a trade not known yet request={}", receipt.id(), e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<PairView> copiesOf(CopyTrade trade, List<TradeId> masterTrades) {
        return copies.find(store.copies(masterTrades, trade.follower()));
    }

    /**
     * Takes back what the trade has opened or is about to open at its follower.
     *
     * @param onlyUnsent leaves what was sent to the follower's terminal
     */
    void withdraw(CopyTrade trade, boolean onlyUnsent) {
        List<TradeId> masterTrades = Objects.requireNonNull(trade.masterTrades());
        for (PairView copy : copiesOf(trade, masterTrades)) {
            boolean unsent = copy.sentAt() == null && copy.slaveTicket() == null;
            boolean isOpen = !copy.master().remaining().isZero();
            if (TradeProgress.isOpening(trade, copy) && isOpen && (unsent || !onlyUnsent)) {
                close(copy.masterTradeId(), trade.master(), copy.master().ticket());
            }
        }
    }

    /** Ends at their source the trades that their follower did not open, or has closed: a later order must not close them again. */
    void closeAbandoned() {
        for (Abandoned trade : store.abandoned()) {
            close(trade.id(), trade.source(), trade.ticket());
        }
    }

    private void close(TradeId trade, AccountId source, Ticket ticket) {
        intake.accept(
                source,
                clock.instant(),
                "copy-trade-end:" + trade,
                new SourceRequest.Close(new Target.Ticketed(ticket), null, Price.NONE, Money.ZERO));
    }
}
