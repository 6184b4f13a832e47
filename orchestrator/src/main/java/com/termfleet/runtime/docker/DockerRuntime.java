package com.termfleet.runtime.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.termfleet.runtime.ContainerNetwork;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerSpec;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ContainerSummary;
import com.termfleet.runtime.EngineListener;
import com.termfleet.runtime.EngineUnavailableException;
import com.termfleet.runtime.ExecResult;
import com.termfleet.runtime.LogLine;
import com.termfleet.runtime.ResourceSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** A Docker engine, local or by TCP. */
@Component
class DockerRuntime implements ContainerRuntime, AutoCloseable {

    private final DockerProperties properties;
    private final Engine engine;

    /** Limits starts only: stopping and killing never wait for a slow start. */
    private final Semaphore starts;

    /** Requests are sequential, because the engine creates two networks of one name on concurrent requests. */
    private final ReentrantLock networks = new ReentrantLock();

    DockerRuntime(DockerProperties properties) {
        this.properties = properties;
        this.engine = new Engine(properties);
        this.starts = new Semaphore(properties.startsAtOnce(), true);
    }

    @Override
    public String ensureNetwork(ContainerNetwork network) {
        networks.lock();
        try {
            return engine.call("make the network " + network.name(), client -> Networks.ensure(client, network));
        } finally {
            networks.unlock();
        }
    }

    @Override
    public Optional<String> imageId(String image) {
        return engine.call("look up the image " + image, client -> {
            try {
                return Optional.ofNullable(client.inspectImageCmd(image).exec().getId());
            } catch (NotFoundException e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public void create(ContainerSpec spec) {
        engine.run("make the container " + spec.name(), client -> {
            client.createVolumeCmd()
                    .withName(spec.volume())
                    .withLabels(spec.labels())
                    .exec();
            try {
                SpecMapping.command(client, spec).exec();
            } catch (ConflictException e) {
                // It exists already.
            }
        });
    }

    @Override
    public void start(String name) {
        starting(
                name,
                () -> engine.run("start " + name, client -> {
                    try {
                        client.startContainerCmd(name).exec();
                    } catch (NotModifiedException e) {
                        // It runs already.
                    }
                }));
    }

    /** Waits for its turn: more starts at once than the engine can use gain nothing. */
    private void starting(String name, Runnable start) {
        try {
            if (!starts.tryAcquire(properties.deadline().toMillis() * 3, TimeUnit.MILLISECONDS)) {
                throw new EngineUnavailableException("Starts of other containers take too long: " + name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted: start " + name);
        }
        try {
            start.run();
        } finally {
            starts.release();
        }
    }

    @Override
    public void stop(String name, Duration grace) {
        engine.run("stop " + name, grace.plus(properties.deadline()), client -> {
            try {
                client.stopContainerCmd(name)
                        .withTimeout((int) grace.toSeconds())
                        .exec();
            } catch (NotModifiedException | NotFoundException e) {
                // It stands still already, or is not there.
            }
        });
    }

    @Override
    public void kill(String name) {
        engine.run("kill " + name, client -> {
            try {
                client.killContainerCmd(name).exec();
            } catch (ConflictException | NotFoundException e) {
                // It stands still already, or is not there.
            }
        });
    }

    @Override
    public void remove(String name) {
        engine.run("remove " + name, client -> {
            Removal.of(client, name);
            // Left behind if a server was killed while it was at work.
            Removal.of(client, Confinement.helper(name));
        });
    }

    @Override
    public void removeVolume(String name) {
        engine.run("remove the volume " + name, client -> {
            try {
                client.removeVolumeCmd(name).exec();
            } catch (NotFoundException e) {
                // It is not there.
            }
        });
    }

    @Override
    public Optional<ContainerState> inspect(String name) {
        return engine.call("look at " + name, client -> inspect(client, name));
    }

    private static Optional<ContainerState> inspect(DockerClient client, String name) {
        try {
            return Optional.of(StateMapping.of(client.inspectContainerCmd(name).exec()));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<ContainerSummary> list(String instance) {
        return engine.call(
                "list containers",
                client -> client
                        .listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(Map.of("termfleet.instance", instance))
                        .exec()
                        .stream()
                        .map(StateMapping::summary)
                        .filter(container -> !Confinement.isHelper(container.labels()))
                        .toList());
    }

    @Override
    public ExecResult exec(String name, List<String> command, byte[] input, Duration deadline) {
        return engine.call(
                "run " + command.getFirst() + " in " + name,
                deadline,
                client -> ExecCall.run(client, name, command, input));
    }

    @Override
    public void confine(String name, List<String> program) {
        starting(name, () -> Confinement.apply(engine, name, program));
    }

    @Override
    public Closeable events(String instance, EngineListener listener) {
        return new EventStream(engine, instance, listener).begin();
    }

    @Override
    public Closeable logs(String name, Instant since, int backlog, Consumer<LogLine> onLine, Runnable onEnd) {
        LogStream stream = new LogStream(since, onLine, onEnd);
        engine.streams()
                .logContainerCmd(name)
                .withStdOut(true)
                .withStdErr(true)
                .withTimestamps(true)
                .withFollowStream(true)
                .withTail(backlog)
                .withSince(Math.toIntExact(since.getEpochSecond()))
                .exec(stream);
        return stream;
    }

    @Override
    public void tail(String name, int lines, Consumer<LogLine> onLine) {
        new LogTail().read(engine.streams(), name, lines, onLine);
    }

    @Override
    public Map<String, ResourceSample> resources(Collection<String> names) {
        return MeasuringRound.of(engine, names);
    }

    /** Of a host elsewhere nothing is known. */
    @Override
    public List<String> hostWarnings(int containers) {
        return properties.isLocal()
                ? InotifyLimit.warning(InotifyLimit.LOCAL, containers).stream().toList()
                : List.of();
    }

    @Override
    public void close() {
        engine.close();
    }
}
