package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.account.Accounts;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.HostCircuit;
import com.termfleet.terminal.container.ContainerSpecFactory;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.TerminalProperties;
import com.termfleet.terminal.state.Timing;
import com.termfleet.terminal.store.TerminalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings the supervisors to work and keeps the clocks. Loads what is remembered before the gateway opens, so that no
 * session finds its terminal unknown, and begins to act when the server is ready. When the server stops, the terminals go
 * on as they are.
 */
@Component
class TerminalManager implements SmartLifecycle {

    /** Before the gateway and the web server, which start last. */
    private static final int PHASE = 0;

    private static final Duration TICK = Duration.ofSeconds(1);

    /** A tick that comes later than this was not late by chance: we slept, and heard nobody meanwhile. */
    private static final Duration STALL = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(TerminalManager.class);

    private final Accounts accounts;
    private final TerminalStore store;
    private final TerminalEventPublisher publisher;
    private final ContainerRuntime runtime;
    private final GatewayBinding gateway;
    private final TerminalProperties properties;
    private final Clock clock;
    private final Timing timing;
    private final SupervisorRegistry registry;
    private final ExternalSessions externalSessions;
    private final HostCircuit circuit;

    /** Nothing on it waits for the engine: a tick that comes late has to mean that the whole server was paused. */
    private final ScheduledExecutorService ticks = threads("terminal-clock-", 1);

    private final ScheduledExecutorService rounds = threads("terminal-round-", 2);
    private final ResourceSampler meter;
    private final Path instanceFile;

    private volatile boolean running;

    /** Set once, when the server is ready. */
    private volatile @Nullable ContainerMonitor monitor;

    private ContainerRuntime.@Nullable Closeable events;
    private @Nullable Containers containers;
    private @Nullable DeletedTerminals deleted;

    /** Read and written by the ticks, one after the other. */
    private volatile Instant lastTick;

    TerminalManager(
            Accounts accounts,
            TerminalStore store,
            TerminalEventPublisher publisher,
            ContainerRuntime runtime,
            GatewayBinding gateway,
            TerminalProperties properties,
            Clock clock,
            Timing timing,
            SupervisorRegistry registry,
            ExternalSessions externalSessions,
            HostCircuit circuit,
            @Value("${termfleet.data}") Path data) {
        this.accounts = accounts;
        this.store = store;
        this.publisher = publisher;
        this.runtime = runtime;
        this.gateway = gateway;
        this.properties = properties;
        this.clock = clock;
        this.timing = timing;
        this.registry = registry;
        this.externalSessions = externalSessions;
        this.circuit = circuit;
        this.meter = new ResourceSampler(runtime, registry);
        this.lastTick = clock.instant();
        this.instanceFile = data.resolve("instance");
    }

    /** Why the engine is away; null if it is there. */
    @Nullable
    String engineAway() {
        ContainerMonitor current = monitor;
        return current == null ? "not connected yet" : current.away();
    }

    @Override
    public synchronized void start() {
        ContainerSpecFactory specFactory = new ContainerSpecFactory(store.instance(), properties);
        tellInstance(specFactory.instance());
        containers = new Containers(runtime, specFactory, properties, gateway, accounts, circuit);
        monitor = new ContainerMonitor(runtime, specFactory.instance(), registry, clock, properties.orphanGrace());
        DeletedTerminals left = new DeletedTerminals(containers, store);
        deleted = left;
        accounts.all().stream().filter(Account::isHosted).forEach(account -> store.insert(account.id()));
        for (TerminalStore.Row row : store.all()) {
            accounts.find(row.account())
                    .ifPresentOrElse(account -> registry.add(supervisor(account, row)), () -> left.add(row.account()));
        }
        accounts.all().stream()
                .filter(account -> !account.isHosted())
                .forEach(account -> externalSessions.add(account.id()));
        running = true;
    }

    /** For scripts that have to find this installation's containers while the server is down. */
    private void tellInstance(String instance) {
        try {
            Files.createDirectories(instanceFile.toAbsolutePath().getParent());
            Files.writeString(instanceFile, instance + "\n");
        } catch (IOException e) {
            log.warn("Installation id not written file={} reason={}", instanceFile, e.getMessage());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        ContainerMonitor current = monitor;
        DeletedTerminals left = deleted;
        if (!running || current == null || left == null || events != null) {
            return;
        }
        lastTick = clock.instant();
        registry.each(Supervisor::begin);
        events = runtime.events(store.instance(), current);
        every(TICK, ticks, this::tick);
        rounds.execute(left::removeAll);
        every(properties.listEvery(), rounds, current::list);
        every(properties.listEvery(), rounds, left::removeAll);
        every(properties.measureEvery(), rounds, meter::measure);
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(
                count, Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    private static void every(Duration period, ScheduledExecutorService on, Runnable work) {
        ScheduledFuture<?> _ = on.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (CancellationException e) {
                        log.debug("Round cancelled by the server's end reason={}", e.getMessage());
                    } catch (RuntimeException e) {
                        log.error("Unexpected error in a supervision round", e);
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void tick() {
        Instant now = clock.instant();
        if (Duration.between(lastTick, now).compareTo(STALL) > 0) {
            log.warn(
                    "Server paused; ignoring heartbeats missed meanwhile seconds={}",
                    Duration.between(lastTick, now).toSeconds());
            registry.each(supervisor -> supervisor.change(t -> t.forgiven(now)));
        }
        lastTick = now;
        externalSessions.check();
    }

    /** Its terminal is begun at once, or with all others if the server is not ready yet. */
    @EventListener
    synchronized void created(AccountEvent.Created event) {
        Account account = event.account();
        if (!account.isHosted()) {
            externalSessions.add(account.id());
            return;
        }
        Supervisor supervisor = supervisor(account, TerminalStore.Row.first(account.id()));
        registry.add(supervisor);
        if (events != null) {
            supervisor.begin();
        }
    }

    /** Nothing is written: that the account is deleted is the record of it. */
    @EventListener
    void deleted(AccountEvent.Deleted event) {
        AccountId account = event.account().id();
        externalSessions.remove(account);
        registry.of(account).ifPresent(supervisor -> supervisor.change(t -> t.wantRemoved(clock.instant())));
    }

    private Supervisor supervisor(Account account, TerminalStore.Row row) {
        Containers all = containers;
        if (all == null) {
            throw new IllegalStateException("the terminals are not loaded yet");
        }
        return new Supervisor(account, row, all, store, publisher, timing, clock, () -> registry.remove(account.id()));
    }

    /**
     * Heard before anything is stopped: that all sessions end with the gateway, which is stopped before this, says nothing
     * about the terminals.
     */
    @EventListener(ContextClosedEvent.class)
    void leaveAll() {
        registry.each(Supervisor::leave);
    }

    @Override
    public synchronized void stop() {
        running = false;
        ticks.shutdownNow();
        rounds.shutdownNow();
        if (events != null) {
            events.close();
        }
        leaveAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
