package com.termfleet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.termfleet.runtime.ContainerState.Phase;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every container engine must do for the fleet. Each test has an instance of its own, so they may run side by side. */
public abstract class ContainerRuntimeContract {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SCRIPT = "/run/secrets/script";

    /** Awaits a script and runs it in its own place; ends when it is asked to. */
    protected static final String ENTRY_POINT =
            "trap 'exit 0' TERM; until [ -e %1$s ]; do sleep 0.05; done; trap - TERM; exec sh %1$s".formatted(SCRIPT);

    private static final List<String> DELIVER =
            List.of("sh", "-c", "cat >%1$s.new && mv %1$s.new %1$s".formatted(SCRIPT));
    private static final int KILLED = 128 + 9;
    private static final String SLEEPER = "trap 'exit 0' TERM; while :; do sleep 0.1; done";

    protected final String instance = "test-" + UUID.randomUUID();
    private final ContainerNetwork network =
            new ContainerNetwork(instance.substring(0, 13), Map.of("termfleet.instance", instance), true);
    protected final String name = network.name() + "-1";
    protected final ContainerRuntime runtime = runtime();

    /** The engine under test. */
    protected abstract ContainerRuntime runtime();

    /** An image with a POSIX shell, whose entry point is {@link #ENTRY_POINT}. */
    protected abstract String image();

    /** Ends the connection, and removes a network, which the fleet itself never does. */
    protected abstract void leave(ContainerRuntime runtime, String network);

    @BeforeEach
    void networkExists() {
        runtime.ensureNetwork(network);
    }

    @AfterEach
    void nothingIsLeft() {
        for (ContainerSummary left : runtime.list(instance)) {
            runtime.remove(left.name());
            runtime.removeVolume(left.name());
        }
        // A test that has removed its container has none to be found by.
        runtime.removeVolume(name);
        leave(runtime, network.name());
    }

    protected ContainerSpec spec() {
        return new ContainerSpec(
                name,
                image(),
                Map.of("termfleet.instance", instance, "termfleet.account", "1"),
                network.name(),
                true,
                name,
                "/data",
                Map.of("/run/secrets", "size=1m,mode=0700"),
                64L << 20,
                0.5,
                32);
    }

    private void run(String script) {
        runtime.create(spec());
        runtime.start(name);
        ExecResult delivered = runtime.exec(name, DELIVER, script.getBytes(StandardCharsets.UTF_8), PATIENCE);
        // A script that ends at once ends the container, and with it the process that has just delivered the script.
        assertThat(delivered.exitCode()).isIn(0, KILLED);
    }

    private ContainerState state() {
        return runtime.inspect(name).orElseThrow();
    }

    @Test
    void a_network_that_many_want_at_once_is_made_once() {
        ContainerNetwork fresh = new ContainerNetwork(network.name() + "-b", network.labels(), true);
        ContainerRuntime shared = runtime();
        try {
            List<CompletableFuture<String>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> shared.ensureNetwork(fresh), Thread::startVirtualThread))
                    .limit(6)
                    .toList();

            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        } finally {
            leave(shared, fresh.name());
        }
    }

    @Test
    void a_network_is_made_once_and_has_an_address_of_the_host() {
        String address = runtime.ensureNetwork(network);
        assertThat(address).matches("\\d+\\.\\d+\\.\\d+\\.\\d+");
        assertThat(runtime.ensureNetwork(network)).isEqualTo(address);
    }

    @Test
    void a_container_is_created_started_stopped_and_removed() {
        runtime.create(spec());
        assertThat(state().phase()).isEqualTo(Phase.CREATED);
        assertThat(state().startedAt()).isNull();
        assertThat(state().exitCode()).isNull();
        runtime.start(name);
        assertThat(state().phase()).isEqualTo(Phase.RUNNING);
        assertThat(state().address()).isNotNull();
        assertThat(state().labels()).containsEntry("termfleet.account", "1");
        runtime.stop(name, Duration.ofSeconds(5));
        assertThat(state().phase()).isEqualTo(Phase.EXITED);
        assertThat(state().exitCode()).isZero();
        runtime.remove(name);
        assertThat(runtime.inspect(name)).isEmpty();
        runtime.removeVolume(name);
    }

    @Test
    void every_verb_may_be_said_twice() {
        runtime.create(spec());
        runtime.create(spec());
        runtime.start(name);
        Instant startedAt = state().startedAt();
        runtime.start(name);
        assertThat(state().startedAt()).isEqualTo(startedAt);
        runtime.kill(name);
        runtime.kill(name);
        runtime.stop(name, Duration.ofSeconds(1));
        runtime.remove(name);
        runtime.remove(name);
        runtime.removeVolume(name);
        runtime.removeVolume(name);
    }

    @Test
    void what_is_not_there_can_be_stopped_killed_and_removed() {
        runtime.stop("termfleet-nowhere", Duration.ofSeconds(1));
        runtime.kill("termfleet-nowhere");
        runtime.remove("termfleet-nowhere");
        runtime.removeVolume("termfleet-nowhere");
        assertThat(runtime.inspect("termfleet-nowhere")).isEmpty();
        assertThat(runtime.resources(List.of("termfleet-nowhere"))).isEmpty();
    }

    @Test
    void an_engine_that_says_no_is_told_from_one_that_is_away() {
        assertThatThrownBy(() -> runtime.start("termfleet-nowhere"))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("termfleet-nowhere");
        ContainerSpec good = spec();
        ContainerSpec bad = new ContainerSpec(
                good.name(),
                "termfleet/no-such-image:never",
                good.labels(),
                good.network(),
                true,
                good.volume(),
                good.volumePath(),
                good.tmpfs(),
                good.memoryBytes(),
                good.cpus(),
                good.pids());
        assertThatThrownBy(() -> runtime.create(bad))
                .isInstanceOf(EngineRefusedException.class)
                .hasMessageContaining("No such image");
        runtime.removeVolume(name);
    }

    @Test
    void an_image_has_an_exact_id_or_is_not_there() {
        assertThat(runtime.imageId(image()))
                .hasValueSatisfying(id -> assertThat(id).startsWith("sha256:"));
        assertThat(runtime.imageId("termfleet/no-such-image:never")).isEmpty();
    }

    @Test
    void a_container_may_do_little() {
        run("touch /forbidden 2>/dev/null && echo root is writable; touch /data/kept && echo volume is writable;"
                + " touch /run/secrets/x && echo tmpfs is writable; grep -E 'CapEff|NoNewPrivs' /proc/self/status");
        List<String> lines = linesUntilTheEnd();
        assertThat(lines)
                .containsExactly(
                        "volume is writable", "tmpfs is writable", "CapEff:\t0000000000000000", "NoNewPrivs:\t1");
    }

    @Test
    void a_program_that_confines_a_container_may_administer_its_network_and_nothing_else() {
        run(SLEEPER);
        runtime.confine(name, List.of("grep", "-q", "CapEff:.0000000000001000$", "/proc/self/status"));
        // While the first one is being removed, perhaps.
        runtime.confine(name, List.of("true"));
        assertThat(runtime.list(instance)).extracting(ContainerSummary::name).containsExactly(name);
    }

    @Test
    void a_container_that_cannot_be_confined_is_a_fault_of_the_host() {
        run(SLEEPER);
        List<String> failing = List.of("sh", "-c", "echo no rules here; exit 3");
        assertThatThrownBy(() -> runtime.confine(name, failing))
                .isInstanceOfSatisfying(
                        EngineRefusedException.class,
                        refused -> assertThat(refused.fault()).isEqualTo(EngineRefusedException.Fault.HOST))
                .hasMessageContaining("exit code 3")
                .hasMessageContaining("no rules here");
    }

    @Test
    void a_container_that_has_ended_cannot_be_confined() {
        run("exit 0");
        linesUntilTheEnd();
        assertThatThrownBy(() -> runtime.confine(name, List.of("true"))).isInstanceOf(EngineRefusedException.class);
    }

    @Test
    void the_volume_outlives_the_container() {
        run("echo kept > /data/file");
        linesUntilTheEnd();
        runtime.remove(name);
        run("cat /data/file");
        assertThat(linesUntilTheEnd()).containsExactly("kept");
    }

    @Test
    void the_exit_code_of_a_container_that_dies_is_known() {
        run("exit 75");
        linesUntilTheEnd();
        assertThat(state().phase()).isEqualTo(Phase.EXITED);
        assertThat(state().exitCode()).isEqualTo(75);
        assertThat(state().finishedAt()).isNotNull();
        assertThat(state().address()).isNull();
    }

    @Test
    void a_program_in_the_container_reads_its_input_to_the_end() {
        run(SLEEPER);
        byte[] input = new byte[200_000];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) (i * 31);
        }
        ExecResult result = runtime.exec(name, List.of("sh", "-c", "wc -c; exit 3"), input, PATIENCE);
        assertThat(new String(result.output(), StandardCharsets.UTF_8).strip()).isEqualTo("200000");
        assertThat(result.exitCode()).isEqualTo(3);
        ExecResult echoed = runtime.exec(name, List.of("head", "-c", "1000"), input, PATIENCE);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.write(input, 0, 1000);
        assertThat(echoed.output()).isEqualTo(expected.toByteArray());
    }

    @Test
    void a_program_needs_no_input_and_its_arguments_are_taken_literally() {
        run(SLEEPER);
        ExecResult result = runtime.exec(name, List.of("printf", "%s", "$HOME; 'a b'"), new byte[0], PATIENCE);
        assertThat(new String(result.output(), StandardCharsets.UTF_8)).isEqualTo("$HOME; 'a b'");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void a_program_that_does_not_end_is_given_up_at_its_deadline() {
        run(SLEEPER);
        assertThatThrownBy(() -> runtime.exec(name, List.of("sleep", "100"), new byte[0], Duration.ofMillis(300)))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("sleep");
    }

    @Test
    void whoever_waits_for_the_engine_can_be_interrupted() throws Exception {
        run(SLEEPER);
        CountDownLatch cancelled = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                runtime.exec(name, List.of("sleep", "100"), new byte[0], PATIENCE);
            } catch (CancellationException e) {
                cancelled.countDown();
            }
        });
        waiting.interrupt();
        assertThat(cancelled.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void all_containers_of_the_instance_are_listed_and_no_others() {
        run(SLEEPER);
        assertThat(runtime.list(instance)).extracting(ContainerSummary::name).containsExactly(name);
        assertThat(runtime.list("another-" + instance)).isEmpty();
    }

    @Test
    void events_tell_of_start_death_and_removal() throws Exception {
        BlockingQueue<ContainerEvent> events = new LinkedBlockingQueue<>();
        CountDownLatch connected = new CountDownLatch(1);
        try (var _ = runtime.events(instance, new Listening(events, connected))) {
            assertThat(connected.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
            run(SLEEPER);
            assertThat(next(events, ContainerEvent.Kind.CREATED).name()).isEqualTo(name);
            assertThat(next(events, ContainerEvent.Kind.STARTED).labels()).containsEntry("termfleet.account", "1");
            runtime.kill(name);
            next(events, ContainerEvent.Kind.DIED);
            runtime.remove(name);
            next(events, ContainerEvent.Kind.REMOVED);
        }
    }

    @Test
    void lines_are_followed_while_the_container_prints_and_end_with_it() throws Exception {
        run("echo first; while [ ! -e /data/go ]; do sleep 0.05; done; printf 'l\\303\\244st\\n'");
        BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
        CountDownLatch end = new CountDownLatch(1);
        try (var _ = runtime.logs(name, Instant.EPOCH, 1_000, lines::add, end::countDown)) {
            assertThat(next(lines).text()).isEqualTo("first");
            assertThat(end.getCount()).isEqualTo(1);
            runtime.exec(name, List.of("touch", "/data/go"), new byte[0], PATIENCE);
            LogLine last = next(lines);
            assertThat(last.text()).isEqualTo("läst");
            assertThat(end.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void no_more_old_lines_are_read_than_asked_for() throws Exception {
        run("for i in 1 2 3 4 5; do echo $i; done");
        linesUntilTheEnd();
        BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
        CountDownLatch end = new CountDownLatch(1);
        try (var _ = runtime.logs(name, Instant.EPOCH, 2, lines::add, end::countDown)) {
            assertThat(end.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }
        assertThat(lines).extracting(LogLine::text).containsExactly("4", "5");
    }

    @Test
    void the_last_lines_are_read_one_by_one_until_the_reader_has_enough() throws Exception {
        run("i=0; while [ $i -lt 3000 ]; do echo $i; i=$((i+1)); done");
        linesUntilTheEnd();
        List<String> read = new ArrayList<>();
        runtime.tail(name, 2_000, line -> read.add(line.text()));
        assertThat(read).hasSize(2_000).startsWith("1000").endsWith("2999");
        assertThatThrownBy(() -> runtime.tail(name, 2_000, line -> {
                    throw new IllegalStateException("enough");
                }))
                .hasMessage("enough");
        runtime.tail(name + "-missing", 10, line -> read.clear());
        assertThat(read).isNotEmpty();
    }

    @Test
    void lines_from_before_are_left_out() throws Exception {
        run("echo old; while [ ! -e /data/go ]; do sleep 0.05; done; echo new");
        BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
        CountDownLatch end = new CountDownLatch(1);
        Instant old;
        try (var _ = runtime.logs(name, Instant.EPOCH, 1_000, lines::add, () -> {})) {
            old = next(lines).at();
        }
        runtime.exec(name, List.of("touch", "/data/go"), new byte[0], PATIENCE);
        try (var _ = runtime.logs(name, old.plusNanos(1), 1_000, lines::add, end::countDown)) {
            assertThat(next(lines).text()).isEqualTo("new");
            assertThat(end.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }
    }

    @Test
    void what_running_containers_use_is_measured() {
        run(SLEEPER);
        ResourceSample first = measured();
        ResourceSample second = measured();
        assertThat(second.memoryBytes()).isBetween(10_000L, 64L << 20);
        assertThat(second.at()).isAfter(first.at());
        assertThat(second.cpuTime()).isGreaterThanOrEqualTo(first.cpuTime());
        assertThat(second.since(first).cpus()).isBetween(0.0, 2.0);
        runtime.kill(name);
        assertThat(runtime.resources(List.of(name, "termfleet-nowhere"))).isEmpty();
    }

    private ResourceSample measured() {
        Map<String, ResourceSample> samples = runtime.resources(List.of(name, "termfleet-nowhere"));
        assertThat(samples).containsOnlyKeys(name);
        return Objects.requireNonNull(samples.get(name));
    }

    private List<String> linesUntilTheEnd() {
        BlockingQueue<LogLine> lines = new LinkedBlockingQueue<>();
        CountDownLatch end = new CountDownLatch(1);
        try (var _ = runtime.logs(name, Instant.EPOCH, 1_000, lines::add, end::countDown)) {
            assertThat(end.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return lines.stream().map(LogLine::text).toList();
    }

    private static LogLine next(BlockingQueue<LogLine> lines) throws InterruptedException {
        @Nullable LogLine line = lines.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(line).as("a line").isNotNull();
        return line;
    }

    private static ContainerEvent next(BlockingQueue<ContainerEvent> events, ContainerEvent.Kind kind)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            ContainerEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (event != null && event.kind() == kind) {
                return event;
            }
        }
        throw new AssertionError("No event " + kind);
    }

    private record Listening(BlockingQueue<ContainerEvent> events, CountDownLatch connection)
            implements EngineListener {

        @Override
        public void happened(ContainerEvent event) {
            events.add(event);
        }

        @Override
        public void connected() {
            connection.countDown();
        }

        @Override
        public void lost(String why) {}
    }
}
