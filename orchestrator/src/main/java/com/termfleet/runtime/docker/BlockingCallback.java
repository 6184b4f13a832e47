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
 * A streamed response of the engine, received on the transport's thread. A failure is kept for the waiting caller; the
 * library would log it as an error even where "not found" is a regular outcome.
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
     * Waits for the end of the response.
     *
     * @throws RuntimeException the failure that ended the response
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
     * Unlike the library's wait with a timeout, this one leaves the stream open after the timeout.
     *
     * @return false if the response had not ended by then
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

    /** Also called at the end of the response. */
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

    /** Aborts the response and releases the waiting caller. Idempotent. */
    final void closeQuietly() {
        try {
            closeStream();
        } catch (IOException e) {
            log.debug("Connection to the engine not closed reason={}", e.getMessage());
        }
    }
}
