package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.runtime.LogLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands the last lines of a container's log to one reader, on the reader's own thread, as fast as it takes them: no more than
 * {@value #AHEAD} lines are in memory. When the reader fails, the engine is told to stop.
 */
final class LogTail {

    private static final int AHEAD = 64;
    private static final long LOOK_AGAIN_MILLIS = 100;

    /** What is in the log already comes without pauses. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** Empty at the end of the log. */
    private final BlockingQueue<Optional<LogLine>> lines = new ArrayBlockingQueue<>(AHEAD);

    private volatile boolean over;

    /**
     * @param onLine may throw; nothing more is read then
     * @throws EngineUnavailableException if the engine falls silent
     */
    void read(DockerClient client, String name, int count, Consumer<LogLine> onLine) {
        try (LogStream stream =
                new LogStream(Instant.EPOCH, line -> put(Optional.of(line)), () -> put(Optional.empty()))) {
            request(client, name, count, stream);
            for (Optional<LogLine> line = next(name); line.isPresent(); line = next(name)) {
                onLine.accept(line.get());
            }
        } finally {
            over = true;
        }
    }

    private static void request(DockerClient client, String name, int count, LogStream stream) {
        try {
            client.logContainerCmd(name)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTimestamps(true)
                    .withTail(count)
                    .exec(stream);
        } catch (RuntimeException e) {
            throw Failures.explain("read the log of " + name, e);
        }
    }

    private Optional<LogLine> next(String name) {
        try {
            Optional<LogLine> line = lines.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new EngineUnavailableException("The container engine stopped sending the log of " + name);
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted: read the log of " + name);
        }
    }

    /**
     * On the transport's thread, which waits for the reader but not for one that has gone. It is interrupted when the stream
     * is closed, which its end does before it is told here.
     */
    private void put(Optional<LogLine> line) {
        boolean interrupted = false;
        boolean taken = false;
        while (!over && !taken) {
            try {
                taken = lines.offer(line, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
