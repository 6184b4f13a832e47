package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.LogLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One container's output, line by line, on the transport's thread for this stream. */
final class LogStream extends BlockingCallback<Frame> implements ContainerRuntime.Closeable {

    private static final Logger log = LoggerFactory.getLogger(LogStream.class);

    private final Instant since;
    private final Consumer<LogLine> onLine;
    private final Runnable onEnd;
    private final AtomicBoolean ended = new AtomicBoolean();

    // Standard output and error are split separately.
    private final LineSplitter out = new LineSplitter(this::stamped);
    private final LineSplitter err = new LineSplitter(this::stamped);

    LogStream(Instant since, Consumer<LogLine> onLine, Runnable onEnd) {
        this.since = since;
        this.onLine = onLine;
        this.onEnd = onEnd;
    }

    static List<LogLine> tail(DockerClient client, String name, int lines) {
        List<LogLine> found = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch end = new CountDownLatch(1);
        try (LogStream stream = new LogStream(Instant.EPOCH, found::add, end::countDown)) {
            client.logContainerCmd(name)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTimestamps(true)
                    .withTail(lines)
                    .exec(stream);
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted: read the log of " + name);
        }
        return List.copyOf(found);
    }

    @Override
    public void onNext(Frame frame) {
        if (!ended.get()) {
            (frame.getStreamType() == StreamType.STDERR ? err : out).accept(frame.getPayload());
        }
    }

    /** Each line begins with the engine's time stamp; the engine itself counts {@code since} in whole seconds only. */
    private void stamped(String line) {
        int space = line.indexOf(' ');
        if (space < 0) {
            return;
        }
        try {
            Instant at = Instant.parse(line.substring(0, space));
            if (!at.isBefore(since)) {
                onLine.accept(new LogLine(at, line.substring(space + 1)));
            }
        } catch (DateTimeException e) {
            log.debug("Log line without a time stamp dropped");
        }
    }

    @Override
    public void onComplete() {
        end();
    }

    @Override
    public void onError(Throwable cause) {
        log.debug("Log stream failed reason={}", cause.getMessage());
        end();
    }

    private void end() {
        closeQuietly();
        if (ended.compareAndSet(false, true)) {
            out.end();
            err.end();
            onEnd.run();
        }
    }

    @Override
    public void close() {
        ended.set(true);
        closeQuietly();
    }
}
