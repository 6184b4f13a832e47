package com.termfleet.source.tradingview;

import com.termfleet.database.LeadershipStatus;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.UnavailableException;
import com.termfleet.source.tradingview.capture.Exchange;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Captured exchanges that wait to be processed: in order for each account, on a virtual thread of its own, so that the proxy
 * waits for none of it. While the database is away they are kept, up to a bound. Thread-safe.
 */
final class CaptureQueue implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CaptureQueue.class);

    private static final int MOST_WAITING = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final CaptureProcessor processor;
    private final LeadershipStatus leadership;
    private final CaptureMetrics metrics;
    private final Map<AccountId, Line> lines = new ConcurrentHashMap<>();

    private record Line(BlockingQueue<Exchange> waiting, Thread thread) {}

    CaptureQueue(CaptureProcessor processor, LeadershipStatus leadership, CaptureMetrics metrics) {
        this.processor = processor;
        this.leadership = leadership;
        this.metrics = metrics;
    }

    /** Does not block. */
    void add(AccountId account, Exchange exchange) {
        Line line = lines.computeIfAbsent(account, this::open);
        if (!line.waiting().offer(exchange)) {
            metrics.lost();
            log.error(
                    "Captured exchange dropped because too many wait account={} method={} path={}",
                    account,
                    exchange.method(),
                    exchange.path());
        }
    }

    private Line open(AccountId account) {
        BlockingQueue<Exchange> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
        Thread thread = Thread.ofVirtual().name("capture-" + account).start(() -> run(account, waiting));
        return new Line(waiting, thread);
    }

    private void run(AccountId account, BlockingQueue<Exchange> waiting) {
        try {
            while (true) {
                processUntilDone(account, waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void processUntilDone(AccountId account, Exchange exchange) throws InterruptedException {
        while (leadership.state() != LeadershipStatus.State.STANDBY) {
            try {
                processor.process(account, exchange);
                return;
            } catch (UnavailableException | DataAccessException | TransactionException e) {
                log.warn("Captured exchange waits account={} reason={}", account, e.getMessage());
                Thread.sleep(PAUSE);
            } catch (RuntimeException e) {
                metrics.notUnderstood();
                log.error("Captured exchange not processed account={} exchange={}", account, exchange, e);
                return;
            }
        }
    }

    @Override
    public void close() {
        lines.values().forEach(line -> line.thread().interrupt());
    }
}
