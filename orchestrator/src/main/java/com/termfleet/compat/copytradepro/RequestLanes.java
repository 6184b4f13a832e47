package com.termfleet.compat.copytradepro;

import com.termfleet.kernel.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs what asks the database, off the event loops: what concerns one account in its order. Each lane is bounded, and what overflows it
 * is dropped: experts ask again. Thread-safe.
 */
@Component
class RequestLanes implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RequestLanes.class);

    /** More would only wait for the database's connections. */
    private static final int LANES = 4;

    private static final int WAITING = 5_000;

    private final List<ExecutorService> lanes = new ArrayList<>(LANES);

    RequestLanes() {
        for (int i = 0; i < LANES; i++) {
            lanes.add(new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(WAITING),
                    Thread.ofVirtual().name("expert-requests-", i).factory()));
        }
    }

    void run(AccountId account, Runnable task) {
        try {
            lanes.get((int) (account.value() % LANES)).execute(() -> guarded(account, task));
        } catch (RejectedExecutionException e) {
            log.warn("Request of an expert dropped: too many wait account={}", account);
        }
    }

    private static void guarded(AccountId account, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            log.warn("Request of an expert failed account={}", account, e);
        }
    }

    @Override
    public void close() {
        lanes.forEach(ExecutorService::shutdownNow);
    }
}
