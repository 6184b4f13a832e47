package com.termfleet.notify;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.copy.CopyListener;
import com.termfleet.copy.PairStatus;
import com.termfleet.copy.ReasonCode;
import com.termfleet.database.BatchRecorder;
import com.termfleet.database.LeadershipListener;
import com.termfleet.kernel.PairId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at copies that have opened, closed or failed, off the copy processor's thread. The queue is bounded: beyond
 * {@value #CAPACITY} copies that wait, further ones are dropped and the drop is logged. What waits when the process is killed,
 * normally of the last half second, is not recorded.
 */
@Component
class CopyWatch extends BatchRecorder<PairId, PairId> implements CopyListener, LeadershipListener {

    private static final Logger log = LoggerFactory.getLogger(CopyWatch.class);

    private static final int CAPACITY = 20_000;
    private static final int BATCH = 2_000;
    private static final Duration GATHERED = Duration.ofMillis(250);

    private static final Set<PairStatus> EVENTS = EnumSet.of(PairStatus.OPEN, PairStatus.CLOSED);
    private static final Set<ReasonCode> NO_ERROR_WHILE_WAITING = EnumSet.of(
            ReasonCode.WAITING_FOR_FOLLOWER, ReasonCode.PAUSED, ReasonCode.EXISTING_POSITION, ReasonCode.MASTER_CLOSED);

    private final CopyRecords records;
    private final ErrorLog errors;
    private final Notifications notifications;
    private final Accounts accounts;
    private final Clock clock;

    /** Copies with an error that may be resolved by their next change. */
    private final Set<PairId> unresolved = ConcurrentHashMap.newKeySet();

    /** Whether what is not resolved must be read again. */
    private volatile boolean reload = true;

    CopyWatch(CopyRecords records, ErrorLog errors, Notifications notifications, Accounts accounts, Clock clock) {
        super(new Settings("copy-notifications", CAPACITY, BATCH, GATHERED));
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
            if (isWanted(pair) && !offer(pair.pair())) {
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

    @Override
    protected void beforeBatch() {
        if (reload) {
            reload = false;
            reloadUnresolved();
        }
    }

    /** They may have changed while nobody looked. */
    private void reloadUnresolved() {
        Set<PairId> stored = errors.unresolvedCopies();
        unresolved.addAll(stored);
        records.record(stored, notifications.isReady(Channel.EMAIL), clock.instant());
    }

    @Override
    protected List<PairId> prepare(List<PairId> batch) {
        return batch.stream().distinct().toList();
    }

    @Override
    protected void store(List<PairId> copies) {
        records.record(copies, notifications.isReady(Channel.EMAIL), clock.instant());
        remember(copies);
    }

    /** One that fails at this moment is in the queue, and comes again. */
    private void remember(Collection<PairId> recorded) {
        Set<PairId> still = errors.unresolvedOf(recorded);
        recorded.stream().filter(pair -> !still.contains(pair)).forEach(unresolved::remove);
        unresolved.addAll(still);
    }
}
