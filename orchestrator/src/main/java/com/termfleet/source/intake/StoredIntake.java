package com.termfleet.source.intake;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.database.RepeatedTask;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.Ticket;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.source.SignalIntake;
import com.termfleet.source.SourceRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Stores requests and has each account's carried out in order. Whatever was stored and not finished is taken up again by the
 * server that has the lead. While the database or the copy processor is away, a request is tried again every {@link #PAUSE}.
 */
@Component
class StoredIntake implements SignalIntake, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StoredIntake.class);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration ROUND = Duration.ofSeconds(1);

    /** A source that sends faster than its signals are committed is refused from here on. */
    private static final int MOST_WAITING = 10_000;

    private final RequestStore store;
    private final RequestRunner runner;
    private final LeadershipStatus leadership;
    private final AccountQueues queues = new AccountQueues(Executors.newVirtualThreadPerTaskExecutor(), MOST_WAITING);

    /** By request. */
    private final Map<Long, CompletableFuture<Outcome>> inProgress = new ConcurrentHashMap<>();

    private final RepeatedTask rounds = new RepeatedTask("signal-intake", this::round);

    StoredIntake(RequestStore store, RequestRunner runner, LeadershipStatus leadership) {
        this.store = store;
        this.runner = runner;
        this.leadership = leadership;
    }

    @Override
    public Receipt accept(AccountId source, Instant receivedAt, @Nullable String requestKey, SourceRequest request) {
        if (queues.isFull(source)) {
            throw new UnavailableException("Too many signals of this account wait to be carried out. Try again later.");
        }
        RequestStore.Insertion insertion;
        try {
            insertion = store.insert(source, requestKey, receivedAt, request);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Signal not stored account={} reason={}", source, e.getMessage());
            throw new UnavailableException("The database cannot be reached; nothing was stored. Try again.");
        }
        RequestStore.Stored stored = insertion.stored();
        if (insertion.isNew()) {
            return new Receipt(stored.id(), false, enqueue(stored));
        }
        Outcome known = stored.outcome();
        // It may have ended since it was read: another run of it changes nothing, and has the outcome.
        return new Receipt(
                stored.id(), true, known == null ? enqueue(stored) : CompletableFuture.completedFuture(known));
    }

    @Override
    public Optional<Ticket> ticket(AccountId source, String key) {
        return store.ticket(source, key);
    }

    /** What another server, or this one before, has left. */
    private Duration round() {
        if (leadership.state() == LeadershipStatus.State.LEADER) {
            try {
                takeUp();
            } catch (DataAccessException | TransactionException e) {
                log.debug("Unfinished signals not looked for", e);
            }
        }
        return ROUND;
    }

    void takeUp() {
        for (RequestStore.Stored stored : store.unfinished()) {
            if (!inProgress.containsKey(stored.id())) {
                CompletableFuture<Outcome> _ = enqueue(stored);
            }
        }
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        boolean _ = rounds.stop(ROUND);
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }

    private CompletableFuture<Outcome> enqueue(RequestStore.Stored stored) {
        CompletableFuture<Outcome> outcome = inProgress.computeIfAbsent(stored.id(), _ -> new CompletableFuture<>());
        queues.add(stored.account(), () -> carryOut(stored, outcome));
        return outcome;
    }

    private void carryOut(RequestStore.Stored stored, CompletableFuture<Outcome> outcome) {
        try {
            outcome.complete(untilDone(stored));
        } catch (UnavailableException e) {
            outcome.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.completeExceptionally(new UnavailableException("The server stops."));
        } catch (RuntimeException e) {
            log.error("Signal could not be carried out account={} request={}", stored.account(), stored.id(), e);
            outcome.completeExceptionally(e);
        } finally {
            inProgress.remove(stored.id(), outcome);
        }
    }

    private Outcome untilDone(RequestStore.Stored stored) throws InterruptedException {
        while (true) {
            try {
                return runner.run(stored);
            } catch (RequestRunner.NotReadyException e) {
                log.debug(
                        "Signal waits account={} request={} reason={}", stored.account(), stored.id(), e.getMessage());
            } catch (DataAccessException | TransactionException e) {
                log.warn("Signal waits for the database account={} request={}", stored.account(), stored.id());
            }
            if (leadership.state() == LeadershipStatus.State.STANDBY) {
                throw new UnavailableException("Another server has the lead now, and will carry it out.");
            }
            Thread.sleep(PAUSE);
        }
    }
}
