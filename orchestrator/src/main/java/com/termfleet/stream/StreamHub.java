package com.termfleet.stream;

import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.copy.BrokerStopOut;
import com.termfleet.copy.CopyListener;
import com.termfleet.copy.StopOutReached;
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
 * Collects changes from the other modules and sends them to all streams a few times a second. A change is recorded by
 * id only; the hub's own thread reads and sends the objects.
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
            throw new ConflictException("Too many streams are open. Close one first.");
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
        // Tracked without subscribers too, since otherwise the first subscriber would receive old problems as new ones.
        var news = alerts.of(terminal, clock.instant());
        if (!feeds.isEmpty()) {
            changes.addTerminal(terminal, news);
        }
    }

    @EventListener
    void stopped(StopOutReached event) {
        if (!feeds.isEmpty()) {
            String what =
                    event.subscription() == null ? "Stopped" : "Subscription " + event.subscription() + " stopped";
            String done = event.closesAll() ? ", and what was open is closed: " : ": ";
            changes.addAlert(
                    new Alert(event.at(), event.account(), Alert.Severity.CRITICAL, what + done + event.text()));
        }
    }

    @EventListener
    void stopped(BrokerStopOut event) {
        if (!feeds.isEmpty()) {
            String words = event.text().isEmpty() ? "." : ": " + event.text();
            changes.addAlert(new Alert(
                    event.at(),
                    event.account(),
                    Alert.Severity.CRITICAL,
                    "The broker closed positions for lack of margin" + words));
        }
    }

    /** There is no event for a deleted account: its viewers are told to fetch everything again. */
    @EventListener
    void deleted(AccountEvent.Deleted event) {
        Account account = event.account();
        feeds.stream().filter(feed -> feed.principal().mayUse(account.owner())).forEach(Outbox::resync);
    }

    /** Unsent events were selected for the former owner. */
    @EventListener
    void ownerChanged(AccountEvent.OwnerChanged event) {
        UserId now = event.account().owner();
        feeds.stream()
                .filter(feed -> feed.principal().mayUse(now) || feed.principal().mayUse(event.before()))
                .forEach(Outbox::resync);
    }

    /** Distributes one batch to the subscribers who may see it. */
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
            log.warn("Changes not read; streams are told to fetch again error={}", e.getMessage());
            changes.addLoss();
            TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
        } catch (RuntimeException e) {
            log.error("Changes not sent to streams", e);
            changes.addLoss();
            TimeUnit.NANOSECONDS.sleep(PAUSE_AFTER_FAILURE.toNanos());
        }
    }

    @Override
    public void start() {
        distributor = Thread.ofVirtual().name("stream").start(this::run);
    }

    /** Ends every stream, so that the web server does not wait for them. */
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

    /** The highest phase is stopped first. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
