package com.termfleet.terminal.supervision;

import com.termfleet.runtime.ContainerNetwork;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ContainerSpec;
import com.termfleet.runtime.ContainerState;
import com.termfleet.runtime.ContainerState.Health;
import com.termfleet.runtime.ContainerState.Phase;
import com.termfleet.runtime.ContainerSummary;
import com.termfleet.runtime.EngineListener;
import com.termfleet.runtime.EngineRefusedException;
import com.termfleet.runtime.EngineRefusedException.Fault;
import com.termfleet.runtime.ExecResult;
import com.termfleet.runtime.LogLine;
import com.termfleet.runtime.ResourceSample;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An engine in memory, with faults on command. Guarded by its own monitor. */
final class FakeRuntime implements ContainerRuntime {

    private final Clock clock;
    private final Map<String, ContainerState> containers = new HashMap<>();
    private final Set<String> volumes = new HashSet<>();
    private final Map<String, Supplier<RuntimeException>> faults = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<LogLine> printed = new ArrayList<>();
    private String hostAddress = "10.0.0.1";
    private IntFunction<LogLine> log = line -> new LogLine(Instant.EPOCH, "");
    private int logLength;
    private boolean imageMissing;
    private int deliveryExitCode;
    private String disk = "no figures";
    private int runs;
    private @Nullable ResourceSample used;

    FakeRuntime(Clock clock) {
        this.clock = clock;
    }

    /** From now on that verb fails so. */
    synchronized void fail(String verb, Supplier<RuntimeException> fault) {
        faults.put(verb, fault);
    }

    synchronized void refuse(String verb, Fault fault) {
        fail(verb, () -> new EngineRefusedException(fault, verb + " refused by the test"));
    }

    synchronized void heal() {
        faults.clear();
        imageMissing = false;
        deliveryExitCode = 0;
    }

    /** @param line makes each line of a container's log when it is read */
    void hasLog(int length, IntFunction<LogLine> line) {
        logLength = length;
        log = line;
    }

    /** Where containers reach the host, and on it the gateway. */
    synchronized FakeRuntime withHostAddress(String address) {
        hostAddress = address;
        return this;
    }

    synchronized void loseImage() {
        imageMissing = true;
    }

    synchronized void rejectDeliveries(int exitCode) {
        deliveryExitCode = exitCode;
    }

    /** Calls that changed something, in their order. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    synchronized long count(String verb) {
        return calls.stream().filter(verb::equals).count();
    }

    synchronized Optional<ContainerState> only() {
        return containers.values().stream().findFirst();
    }

    synchronized long running() {
        return containers.values().stream()
                .filter(state -> state.phase() == Phase.RUNNING)
                .count();
    }

    synchronized List<ContainerState> all() {
        return List.copyOf(containers.values());
    }

    synchronized boolean hasVolume() {
        return !volumes.isEmpty();
    }

    /** A container of another server's making. */
    synchronized void put(ContainerState state) {
        containers.put(state.name(), state);
        volumes.add(state.name());
    }

    /** What each container has used up to now. */
    synchronized void use(Duration cpuTime, long memoryBytes) {
        used = new ResourceSample(cpuTime, memoryBytes, clock.instant());
    }

    /** What the program in each container says of its volume and of the disk. */
    synchronized void fillDisk(long usedMib, long freeMib) {
        disk = "used=%d free=%d%n".formatted(usedMib << 10, freeMib << 10);
    }

    /** From now on the engine has no figures. */
    synchronized void useUnknown() {
        used = null;
    }

    /** A line of the container's log that a later look-up finds. */
    synchronized void print(LogLine line) {
        printed.add(line);
    }

    synchronized void die(String name, int exitCode) {
        change(name, Phase.EXITED, exitCode, known(name).startedAt());
    }

    private void call(String verb) {
        calls.add(verb);
        ask(verb);
    }

    private void ask(String verb) {
        Supplier<RuntimeException> fault = faults.get(verb);
        if (fault != null) {
            throw fault.get();
        }
    }

    private void change(String name, Phase phase, @Nullable Integer exitCode, @Nullable Instant startedAt) {
        ContainerState old = known(name);
        containers.put(
                name,
                new ContainerState(
                        name,
                        old.id(),
                        phase,
                        Health.NONE,
                        old.labels(),
                        phase == Phase.RUNNING ? "10.0.0.2" : null,
                        exitCode,
                        false,
                        startedAt,
                        null));
    }

    private ContainerState known(String name) {
        return Objects.requireNonNull(containers.get(name), name);
    }

    @Override
    public synchronized String ensureNetwork(ContainerNetwork network) {
        ask("ensureNetwork");
        return hostAddress;
    }

    @Override
    public synchronized Optional<String> imageId(String image) {
        ask("imageId");
        return imageMissing ? Optional.empty() : Optional.of("sha256:1");
    }

    @Override
    public synchronized void create(ContainerSpec spec) {
        call("create");
        volumes.add(spec.volume());
        containers.putIfAbsent(
                spec.name(),
                new ContainerState(
                        spec.name(), "id", Phase.CREATED, Health.NONE, spec.labels(), null, null, false, null, null));
    }

    @Override
    public synchronized void start(String name) {
        call("start");
        if (!containers.containsKey(name)) {
            throw new EngineRefusedException(Fault.CONTAINER, "No such container: " + name);
        }
        if (known(name).phase() != Phase.RUNNING) {
            change(name, Phase.RUNNING, null, clock.instant().plusNanos(++runs));
        }
    }

    @Override
    public synchronized void stop(String name, Duration grace) {
        call("stop");
        end(name, 143);
    }

    @Override
    public synchronized void kill(String name) {
        call("kill");
        end(name, 137);
    }

    private void end(String name, int exitCode) {
        ContainerState state = containers.get(name);
        if (state != null && state.phase() == Phase.RUNNING) {
            die(name, exitCode);
        }
    }

    @Override
    public synchronized void remove(String name) {
        call("remove");
        containers.remove(name);
    }

    @Override
    public synchronized void removeVolume(String name) {
        call("removeVolume");
        volumes.remove(name);
    }

    @Override
    public synchronized Optional<ContainerState> inspect(String name) {
        ask("inspect");
        return Optional.ofNullable(containers.get(name));
    }

    @Override
    public synchronized List<ContainerSummary> list(String instance) {
        ask("list");
        return containers.values().stream()
                .filter(state -> instance.equals(state.labels().get("termfleet.instance")))
                .map(state -> new ContainerSummary(state.name(), state.id(), state.phase(), state.labels()))
                .toList();
    }

    @Override
    public synchronized ExecResult exec(String name, List<String> command, byte[] input, Duration deadline) {
        if (command.contains("/opt/termfleet/disk")) {
            ask("disk");
            return new ExecResult(0, disk.getBytes(StandardCharsets.UTF_8));
        }
        call("exec");
        return new ExecResult(deliveryExitCode, new byte[0]);
    }

    @Override
    public synchronized void confine(String name, List<String> program) {
        call("confine");
    }

    @Override
    public Closeable events(String instance, EngineListener listener) {
        return () -> {};
    }

    @Override
    public synchronized Closeable logs(
            String name, Instant since, int backlog, Consumer<LogLine> onLine, Runnable onEnd) {
        printed.stream()
                .filter(line -> !line.at().isBefore(since))
                .skip(Math.max(0, printed.size() - backlog))
                .forEach(onLine);
        return () -> {};
    }

    @Override
    public void tail(String name, int lines, Consumer<LogLine> onLine) {
        IntStream.range(Math.max(0, logLength - lines), logLength).mapToObj(log).forEach(onLine);
    }

    @Override
    public synchronized Map<String, ResourceSample> resources(Collection<String> names) {
        ResourceSample sample = used;
        return sample == null ? Map.of() : names.stream().collect(Collectors.toMap(name -> name, _ -> sample));
    }

    @Override
    public List<String> hostWarnings(int containers) {
        return List.of();
    }
}
