package com.termfleet.stream;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.copy.CopyListener;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.UserId;
import com.termfleet.stream.Changes.Batch;
import com.termfleet.stream.EventWriter.Addressed;
import com.termfleet.terminal.TerminalView;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Collects changes from the other modules and sends them to all streams a few times a second. A reported change is kept as an
 * id; one thread of the hub's own reads and writes.
 */
@Component
class StreamHub implements ChangeStream, CopyListener, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StreamHub.class);

    private static final int MAX_FEEDS = 1_000;
    /** How long changes are gathered, so that an object is sent at most a few times a second. */
    private static final Duration GATHERED = Duration.ofMillis(200);

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final EventWriter writer;
    private final Clock clock;
    private final Changes changes = new Changes();
    private final Alerts alerts = new Alerts();
    private final Set<Outbox> feeds = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread distributor;

    StreamHub(EventWriter writer, Clock clock) {
        this.writer = writer;
        this.clock = clock;
    }

    @Override
    public Feed open(Principal principal) {
        if (feeds.size() >= MAX_FEEDS) {
            throw new ConflictException("Too many streams are open; close one first.");
        }
        Outbox outbox = new Outbox(principal, feeds::remove);
        feeds.add(outbox);
        return outbox;
    }

    @Override
    public void tradesChanged(Collection<TradeChange> trades) {
        if (!feeds.isEmpty()) {
            changes.addTrades(trades);
        }
    }

    @Override
    public void pairsChanged(Collection<PairChange> pairs) {
        if (!feeds.isEmpty()) {
            changes.addPairs(pairs);
        }
    }

    @EventListener
    void changed(TerminalView terminal) {
        // Troubles are kept track of even while nobody looks, or the first to look would hear of old ones as new.
        var news = alerts.of(terminal, clock.instant());
        if (!feeds.isEmpty()) {
            changes.addTerminal(terminal, news);
        }
    }

    /** What is gone has no event of its own: whoever saw it fetches anew what there is. */
    @EventListener
    void deleted(AccountEvent.Deleted event) {
        Account account = event.account();
        feeds.stream().filter(feed -> feed.principal().mayUse(account.owner())).forEach(Outbox::resync);
    }

    /** What waits to be sent was chosen for the owner before. */
    @EventListener
    void ownerChanged(AccountEvent.OwnerChanged event) {
        UserId now = event.account().owner();
        feeds.stream()
                .filter(feed -> feed.principal().mayUse(now) || feed.principal().mayUse(event.before()))
                .forEach(Outbox::resync);
    }

    /** Hands one batch to everybody who may see it. */
    void distribute(Batch batch) {
        if (batch.isLossy()) {
            feeds.forEach(Outbox::resync);
            return;
        }
        for (Addressed addressed : writer.events(batch)) {
            for (Outbox feed : feeds) {
                if (addressed.audience().includes(feed.principal())) {
                    feed.offer(addressed.event());
                }
            }
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                changes.awaitSome();
                TimeUnit.NANOSECONDS.sleep(GATHERED.toNanos());
                distributeOrLose(changes.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void distributeOrLose(Batch batch) throws InterruptedException {
        try {
            distribute(batch);
        } catch (DataAccessException e) {
            log.warn("Changes could not be read; streams are asked to fetch again error={}", e.getMessage());
            changes.addLoss();
            TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
        } catch (RuntimeException e) {
            log.error("Changes could not be sent to streams", e);
            changes.addLoss();
            TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
        }
    }

    @Override
    public void start() {
        distributor = Thread.ofVirtual().name("stream").start(this::run);
    }

    /** Ends every stream, so that the web server has nothing left to wait for. */
    @Override
    public void stop() {
        Thread running = distributor;
        distributor = null;
        if (running != null) {
            running.interrupt();
        }
        feeds.forEach(Outbox::close);
    }

    @Override
    public boolean isRunning() {
        return distributor != null;
    }

    /** Stopped first of all. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
