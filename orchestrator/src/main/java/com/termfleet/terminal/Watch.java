package com.termfleet.terminal;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.terminal.TerminalStates.Desired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
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
class Watch implements SmartLifecycle {

    /** Before the gateway and the web server, which start last. */
    private static final int PHASE = 0;

    private static final Duration TICK = Duration.ofSeconds(1);

    /** A tick that comes later than this was not late by chance: we slept, and heard nobody meanwhile. */
    private static final Duration STALL = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final Accounts accounts;
    private final TerminalStore store;
    private final Chronicle chronicle;
    private final ContainerRuntime runtime;
    private final ObjectProvider<GatewayBinding> gateway;
    private final TerminalProperties properties;
    private final Clock clock;
    private final Timing timing;
    private final Roster roster = new Roster();
    private final Outsiders outsiders;
    /** Nothing on it waits for the engine: a tick that comes late has to mean that the whole server stood still. */
    private final ScheduledExecutorService ticks = threads("terminal-clock-", 1);

    private final ScheduledExecutorService rounds = threads("terminal-round-", 2);
    private final Meter meter;
    private final Path instanceFile;

    private volatile boolean running;

    /** Set once, when the server is ready. */
    private volatile @Nullable Patrol patrol;

    private ContainerRuntime.@Nullable Closeable events;
    private @Nullable Containers containers;
    /** Read and written by the ticks, one after the other. */
    private volatile Instant lastTick;

    Watch(
            Accounts accounts,
            TerminalStore store,
            Chronicle chronicle,
            ContainerRuntime runtime,
            ObjectProvider<GatewayBinding> gateway,
            TerminalProperties properties,
            Clock clock,
            @Value("${termfleet.gateway.heartbeat:2s}") Duration heartbeat,
            @Value("${termfleet.data}") Path data) {
        this.accounts = accounts;
        this.store = store;
        this.chronicle = chronicle;
        this.runtime = runtime;
        this.gateway = gateway;
        this.properties = properties;
        this.clock = clock;
        this.timing = new Timing(heartbeat, properties.startLimit(), properties.reconnectGrace());
        this.outsiders = new Outsiders(chronicle, clock, timing.silence());
        this.meter = new Meter(runtime, roster);
        this.lastTick = clock.instant();
        this.instanceFile = data.resolve("instance");
    }

    Roster roster() {
        return roster;
    }

    Outsiders outsiders() {
        return outsiders;
    }

    /** Why the engine is away; null if it is there. */
    @Nullable
    String engineAway() {
        Patrol current = patrol;
        return current == null ? "not connected yet" : current.away();
    }

    @Override
    public synchronized void start() {
        Blueprint blueprint = new Blueprint(store.instance(), properties);
        tellInstance(blueprint.instance());
        containers = new Containers(runtime, blueprint, properties, gateway.getObject(), accounts);
        patrol = new Patrol(runtime, blueprint.instance(), roster, clock, properties.orphanGrace());
        accounts.all().stream().filter(Account::isHosted).forEach(account -> store.insert(account.id()));
        Map<AccountId, Account> known =
                accounts.all().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        for (TerminalStore.Row row : store.all()) {
            Account account = known.get(row.account());
            if (account != null) {
                roster.add(supervisor(account, row));
            } else if (row.wish().desired() == Desired.REMOVED) {
                removeRest(row.account(), containers);
            }
        }
        accounts.all().stream().filter(account -> !account.isHosted()).forEach(account -> outsiders.add(account.id()));
        running = true;
    }

    /** For scripts that have to find this installation's containers while the server is down. */
    private void tellInstance(String instance) {
        try {
            Files.createDirectories(instanceFile.toAbsolutePath().getParent());
            Files.writeString(instanceFile, instance + "\n");
        } catch (IOException e) {
            log.warn("The installation's id could not be written to {}: {}", instanceFile, e.getMessage());
        }
    }

    /** The account went while its container could not: what is left of it goes now, or at a later start. */
    private void removeRest(AccountId account, Containers all) {
        rounds.execute(() -> {
            try {
                all.removeWithVolume(account);
                store.delete(account);
            } catch (RuntimeException e) {
                log.warn("What is left of account {} cannot be removed now: {}", account, e.getMessage());
            }
        });
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        Patrol current = patrol;
        if (!running || current == null || events != null) {
            return;
        }
        lastTick = clock.instant();
        roster.each(Supervisor::begin);
        events = runtime.events(store.instance(), current);
        every(TICK, ticks, this::tick);
        every(properties.listEvery(), rounds, current::list);
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
                        log.debug("The server stops: {}", e.getMessage());
                    } catch (RuntimeException e) {
                        log.error("Unexpected trouble while watching the fleet", e);
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
                    "The server stood still for {} s; silence in that time is not held against anybody",
                    Duration.between(lastTick, now).toSeconds());
            roster.each(supervisor -> supervisor.change(t -> t.forgiven(now)));
        }
        lastTick = now;
        outsiders.check();
    }

    /** A new account. Its terminal is begun at once, or with all others if the server is not ready yet. */
    synchronized void take(Account account) {
        if (!account.isHosted()) {
            outsiders.add(account.id());
            return;
        }
        Supervisor supervisor =
                supervisor(account, new TerminalStore.Row(account.id(), TerminalStore.FIRST_WISH, Crashes.NONE));
        roster.add(supervisor);
        if (events != null) {
            supervisor.begin();
        }
    }

    private Supervisor supervisor(Account account, TerminalStore.Row row) {
        Containers all = containers;
        if (all == null) {
            throw new IllegalStateException("the fleet is not loaded yet");
        }
        return new Supervisor(account, row, all, store, chronicle, timing, clock, () -> roster.remove(account.id()));
    }

    /**
     * Heard before anything is stopped: that all sessions end with the gateway, which is stopped before this, says nothing
     * about the terminals.
     */
    @EventListener(ContextClosedEvent.class)
    void leaveAll() {
        roster.each(Supervisor::leave);
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
