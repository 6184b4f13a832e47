package com.termfleet.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A container engine. Every call blocks until its outcome is known or its deadline has passed, and is idempotent:
 * "already done" and "not found" are outcomes, not errors.
 *
 * <p>Thread-safe. All methods throw {@link EngineUnavailableException} when the engine cannot be reached in time,
 * {@link EngineRefusedException} when it refuses, and {@link java.util.concurrent.CancellationException} when the
 * calling thread is interrupted.
 */
public interface ContainerRuntime {

    /**
     * Creates the network if it does not exist.
     *
     * @return the address of the engine's host on it, where the gateway is to listen for terminals
     */
    String ensureNetwork(ContainerNetwork network);

    /** The id of the image with that name; empty if the engine does not have it. */
    Optional<String> imageId(String image);

    /** Creates the container (not started) and its volume; existing ones of the same name are left unchanged. */
    void create(ContainerSpec spec);

    void start(String name);

    /** Asks the container to stop and kills it after {@code grace}. */
    void stop(String name, Duration grace);

    void kill(String name);

    /** Removes the container, running or not; its volume stays. */
    void remove(String name);

    void removeVolume(String name);

    Optional<ContainerState> inspect(String name);

    /** All containers that carry the instance's label, running or not; one call, however many there are. */
    List<ContainerSummary> list(String instance);

    /**
     * Runs a program in a running container as the container's user, with {@code input} on its standard input: the way
     * secrets go in, since neither inspect nor the process list shows it.
     *
     * @return exit code and output
     */
    ExecResult exec(String name, List<String> command, byte[] input, Duration deadline);

    /**
     * Runs a program of the container's image that sets the rules of its network. The program has the capability to
     * administer that network and no other; the container's own programs cannot undo what it does. The rules last until
     * the container stops. Safe to repeat.
     *
     * @param program an absolute path in the image, and its arguments
     * @throws EngineRefusedException if the rules could not be set: the container must not be given anything to do then
     */
    void confine(String name, List<String> program);

    /** Follows the instance's container events until closed; reconnects automatically and reports it. */
    Closeable events(String instance, EngineListener listener);

    /**
     * Follows what a container prints, oldest first from {@code since}; ends when the container does.
     *
     * @param backlog at most so many lines of those printed before; the newest
     * @param onLine called on the stream's own thread
     * @param onEnd called once, after the last line, unless it was closed from here
     */
    Closeable logs(String name, Instant since, int backlog, Consumer<LogLine> onLine, Runnable onEnd);

    /**
     * Reads the last lines that the container printed, oldest first; none if it is not there. No faster than they are taken,
     * so a long log needs no memory.
     *
     * @param onLine called on this thread; what it throws ends the reading and is thrown on
     */
    void tail(String name, int lines, Consumer<LogLine> onLine);

    /**
     * What containers have used so far, by name, measured a bounded number at a time; without those that do not run. The
     * rest is left out when the engine stops answering or the calling thread is interrupted.
     */
    Map<String, ResourceSample> resources(Collection<String> names);

    /** What about the host would hinder so many containers, in words for its operator; none if nothing is known of it. */
    List<String> hostWarnings(int containers);

    /** A stream that the caller can end. */
    interface Closeable extends AutoCloseable {

        /** Idempotent; returns at once. */
        @Override
        void close();
    }
}
