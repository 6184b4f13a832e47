package com.termfleet.notify;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.copy.CopyListener;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.database.LeadershipListener;
import com.termfleet.database.RepeatedTask;
import com.termfleet.kernel.PairId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Looks at copies that have opened, closed or failed, off the copy processor's thread. The queue is bounded: beyond
 * {@value #CAPACITY} copies that wait, further ones are dropped and the drop is logged. What waits when the process is killed,
 * normally of the last half second, is not recorded.
 */
@Component
class CopyWatch implements CopyListener, LeadershipListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CopyWatch.class);

    private static final int CAPACITY = 20_000;
    private static final int BATCH = 2_000;
    private static final Duration GATHERED = Duration.ofMillis(250);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_TIME = Duration.ofSeconds(5);

    /** Stops after the copy processor, which brings the last changes. */
    private static final int PHASE = 900;

    private static final Set<PairStatus> EVENTS = EnumSet.of(PairStatus.OPEN, PairStatus.CLOSED);
    private static final Set<ReasonCode> NO_ERROR_WHILE_WAITING = EnumSet.of(
            ReasonCode.WAITING_FOR_FOLLOWER, ReasonCode.PAUSED, ReasonCode.EXISTING_POSITION, ReasonCode.MASTER_CLOSED);

    private final CopyRecords records;
    private final ErrorLog errors;
    private final Notifications notifications;
    private final Accounts accounts;
    private final Clock clock;
    private final BlockingQueue<PairId> queue = new LinkedBlockingQueue<>(CAPACITY);

    /** Copies with an error that may be resolved by their next change. */
    private final Set<PairId> unresolved = ConcurrentHashMap.newKeySet();

    /** Not recorded yet, since the database was away. The task's thread only. */
    private Collection<PairId> unrecorded = List.of();

    /** Whether what is not resolved must be read again. */
    private volatile boolean reload = true;

    private final RepeatedTask task = new RepeatedTask("copy-notifications", this::recordOrWait);

    CopyWatch(CopyRecords records, ErrorLog errors, Notifications notifications, Accounts accounts, Clock clock) {
        this.records = records;
        this.errors = errors;
        this.notifications = notifications;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public void tradesChanged(Collection<TradeChange> trades) {}

    @Override
    public void pairsChanged(Collection<PairChange> pairs) {
        for (PairChange pair : pairs) {
            if (isWanted(pair) && !queue.offer(pair.pair())) {
                log.warn("Too many copies wait to be recorded; dropped pair={}", pair.pair());
            }
        }
    }

    private boolean isWanted(PairChange pair) {
        if (isError(pair)) {
            unresolved.add(pair.pair());
            return true;
        }
        return unresolved.contains(pair.pair()) || (EVENTS.contains(pair.status()) && isTold(pair));
    }

    private static boolean isError(PairChange pair) {
        ReasonCode reason = pair.reason();
        return switch (pair.status()) {
            case FAILED -> true;
            case PENDING -> reason != null && !NO_ERROR_WHILE_WAITING.contains(reason);
            case OPEN, PLACED -> reason == ReasonCode.CLOSE_REFUSED || reason == ReasonCode.MODIFY_REFUSED;
            default -> false;
        };
    }

    private boolean isTold(PairChange pair) {
        return accounts.find(pair.follower())
                .map(Account::owner)
                .filter(notifications::isEnabled)
                .isPresent();
    }

    @Override
    public void leadershipTaken() {
        reload = true;
    }

    private Duration recordOrWait() {
        try {
            if (reload) {
                reload = false;
                reloadUnresolved();
            }
            recordWaiting();
            return queue.size() < BATCH ? GATHERED : Duration.ZERO;
        } catch (DataAccessException | TransactionException e) {
            log.warn("Copies not recorded; trying again error={}", e.getMessage());
        } catch (RuntimeException e) {
            log.error("Copies could not be recorded and were dropped count={}", unrecorded.size(), e);
            unrecorded = List.of();
        }
        return PAUSE_AFTER_FAILURE;
    }

    /** They may have changed while nobody looked. */
    private void reloadUnresolved() {
        Set<PairId> stored = errors.unresolvedCopies();
        unresolved.addAll(stored);
        records.record(stored, notifications.isReady(Channel.EMAIL), clock.instant());
    }

    private void recordWaiting() {
        if (unrecorded.isEmpty()) {
            List<PairId> batch = new ArrayList<>();
            queue.drainTo(batch, BATCH);
            unrecorded = new LinkedHashSet<>(batch);
        }
        if (unrecorded.isEmpty()) {
            return;
        }
        records.record(unrecorded, notifications.isReady(Channel.EMAIL), clock.instant());
        remember(unrecorded);
        unrecorded = List.of();
    }

    /** One that fails at this moment is in the queue, and comes again. */
    private void remember(Collection<PairId> recorded) {
        Set<PairId> still = errors.unresolvedOf(recorded);
        recorded.stream().filter(pair -> !still.contains(pair)).forEach(unresolved::remove);
        unresolved.addAll(still);
    }

    @Override
    public void start() {
        task.start();
    }

    /** Records what waits before the database is closed. */
    @Override
    public void stop() {
        if (task.stop(STOP_TIME)) {
            try {
                while (!queue.isEmpty() || !unrecorded.isEmpty()) {
                    recordWaiting();
                }
            } catch (RuntimeException e) {
                log.warn("Last copies not recorded error={}", e.getMessage());
            }
        }
    }

    @Override
    public boolean isRunning() {
        return task.isRunning();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
