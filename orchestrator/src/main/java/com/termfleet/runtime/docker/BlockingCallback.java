package com.termfleet.runtime.docker;

import com.github.dockerjava.api.async.ResultCallbackTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An answer of the engine that comes in pieces, on the transport's thread for it. A failure is kept for whoever waits; the
 * library would log it as an error even where "not there" is an outcome.
 */
abstract class BlockingCallback<T> extends ResultCallbackTemplate<BlockingCallback<T>, T> {

    private static final Logger log = LoggerFactory.getLogger(BlockingCallback.class);

    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;

    @Override
    public void onError(Throwable cause) {
        failure = cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        closeQuietly();
    }

    /**
     * Waits until the engine has said everything.
     *
     * @throws RuntimeException what broke the answer off
     */
    final void await() {
        try {
            awaitCompletion();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        throwFailure();
    }

    /**
     * The library's own wait with a time limit closes the stream at its end; this one leaves it open.
     *
     * @return false if the engine had not said everything after that time
     */
    final boolean await(Duration time) {
        boolean complete;
        try {
            complete = ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted();
        }
        throwFailure();
        return complete;
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("Interrupted while the engine was answering");
    }

    private void throwFailure() {
        RuntimeException broken = failure;
        if (broken != null) {
            throw broken;
        }
    }

    /** Called at the end of the answer, too. */
    @Override
    public void close() throws IOException {
        closeStream();
    }

    private void closeStream() throws IOException {
        try {
            super.close();
        } finally {
            ended.countDown();
        }
    }

    /** Breaks the answer off; whoever waits goes on. Idempotent. */
    final void closeQuietly() {
        try {
            closeStream();
        } catch (IOException e) {
            log.debug("Closing a connection to the engine: {}", e.getMessage());
        }
    }
}
