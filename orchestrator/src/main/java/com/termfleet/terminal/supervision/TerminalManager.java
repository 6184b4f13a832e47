package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.account.Accounts;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.HostCircuit;
import com.termfleet.terminal.Installation;
import com.termfleet.terminal.container.ContainerSpecFactory;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.TerminalProperties;
import com.termfleet.terminal.state.Timing;
import com.termfleet.terminal.store.TerminalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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
 * Starts and ends supervision. Loads what is remembered before the gateway opens, so that no session finds its terminal
 * unknown, and begins to act when the server is ready, unless the installation is another database's. When the server
 * stops, the terminals keep running as they are.
 */
@Component
class TerminalManager implements SmartLifecycle, Installation {

    /** Before the gateway and the web server, which start last. */
    private static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(TerminalManager.class);

    private final Accounts accounts;
    private final TerminalStore store;
    private final InstallationClaim installation;
    private final TerminalEventPublisher publisher;
    private final ContainerRuntime runtime;
    private final GatewayBinding gateway;
    private final TerminalProperties properties;
    private final Clock clock;
    private final Timing timing;
    private final SupervisorRegistry registry;
    private final ExternalSessions externalSessions;
    private final HostCircuit circuit;
    private final SupervisionRounds rounds;
    private final Orphans orphans;
    private final Path instanceFile;

    private volatile boolean running;
    private volatile boolean claimed;

    /** The server is ready, and is the one that writes to the database. Guarded by this object, as is {@link #events}. */
    private boolean ready;

    private boolean leading;

    /** Set when the installation is loaded. */
    private volatile @Nullable Loaded loaded;

    private ContainerRuntime.@Nullable Closeable events;

    /** @param newsSince when a server last managed the terminals */
    private record Loaded(
            String instance,
            Containers containers,
            DeletedTerminals deleted,
            ContainerMonitor monitor,
            Instant newsSince) {}

    TerminalManager(
            Accounts accounts,
            TerminalStore store,
            InstallationClaim installation,
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
        this.installation = installation;
        this.publisher = publisher;
        this.runtime = runtime;
        this.gateway = gateway;
        this.properties = properties;
        this.clock = clock;
        this.timing = timing;
        this.registry = registry;
        this.externalSessions = externalSessions;
        this.circuit = circuit;
        this.rounds = new SupervisionRounds(registry, externalSessions, clock);
        this.orphans = new Orphans(runtime, properties.orphanGrace(), properties.stopGrace());
        this.instanceFile = data.resolve("instance");
    }

    /** Why the engine is away; null if it answers. */
    @Nullable
    String engineAway() {
        Loaded current = loaded;
        return current == null ? "not connected yet" : current.monitor().away();
    }

    @Override
    public synchronized void start() {
        claimed = installation.isHeld();
        load();
        accounts.all().stream()
                .filter(account -> !account.isHosted())
                .forEach(account -> externalSessions.add(account.id()));
        running = true;
    }

    private void load() {
        TerminalStore.Installation stored = store.installation();
        ContainerSpecFactory specFactory = new ContainerSpecFactory(stored.instance(), properties);
        Containers containers = new Containers(runtime, specFactory, properties, gateway, accounts, circuit);
        DeletedTerminals deleted = new DeletedTerminals(containers, store);
        ContainerMonitor monitor = new ContainerMonitor(
                runtime,
                stored.instance(),
                registry,
                clock,
                orphans,
                account -> registry.labelled(account).isPresent() || deleted.isLabelled(account));
        Loaded now = new Loaded(stored.instance(), containers, deleted, monitor, stored.seenAt());
        loaded = now;
        accounts.all().stream().filter(Account::isHosted).forEach(account -> store.insert(account.id()));
        for (TerminalStore.Row row : store.all()) {
            accounts.find(row.account())
                    .ifPresentOrElse(account -> add(now, account, row), () -> deleted.add(row.account()));
        }
        if (claimed) {
            writeInstance(stored.instance());
        }
    }

    /** For scripts that have to find this installation's containers while the server is down. */
    private void writeInstance(String instance) {
        try {
            Files.createDirectories(instanceFile.toAbsolutePath().getParent());
            Files.writeString(instanceFile, instance + "\n");
        } catch (IOException e) {
            log.warn("Installation id not written file={} reason={}", instanceFile, e.getMessage());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    synchronized void begin() {
        if (running) {
            rounds.beginTicks();
            ready = true;
            manage();
        }
    }

    /** What a standby has read before may be out of date. */
    @EventListener
    synchronized void lead(TerminalLeadership.Taken taken) {
        if (leading) {
            return;
        }
        if (ready && claimed) {
            reload();
        }
        leading = true;
        manage();
    }

    private void reload() {
        registry.each(Supervisor::leave);
        registry.clear();
        load();
    }

    private void manage() {
        Loaded current = loaded;
        if (!ready || !leading || !claimed || current == null || events != null) {
            return;
        }
        registry.each(Supervisor::begin);
        events = runtime.events(current.instance(), current.monitor());
        rounds.soon(current.deleted()::removeAll);
        rounds.every(properties.listEvery(), current.monitor()::list);
        rounds.every(properties.listEvery(), current.deleted()::removeAll);
        rounds.every(properties.listEvery(), () -> store.seen(clock.instant()));
        rounds.every(properties.measureEvery(), new ResourceSampler(runtime, registry)::measure);
    }

    /** Its terminal is begun at once, or with all others if they are not managed yet. */
    @EventListener
    synchronized void created(AccountEvent.Created event) {
        Account account = event.account();
        if (!account.isHosted()) {
            externalSessions.add(account.id());
            return;
        }
        Loaded current = loaded;
        if (current == null) {
            throw new IllegalStateException("the terminals are not loaded yet");
        }
        Supervisor supervisor = add(current, account, TerminalStore.Row.first(account.id()));
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

    private Supervisor add(Loaded into, Account account, TerminalStore.Row row) {
        Supervisor supervisor = new Supervisor(
                account,
                row,
                into.containers(),
                store,
                publisher,
                timing,
                clock,
                into.newsSince(),
                () -> registry.remove(account.id()));
        if (!claimed) {
            supervisor.change(t -> t.engineLost(InstallationClaim.REASON, clock.instant()));
        }
        registry.add(supervisor);
        return supervisor;
    }

    @Override
    public Status status() {
        return new Status(store.instance(), claimed, claimed ? null : InstallationClaim.REASON);
    }

    @Override
    public synchronized void claim(Claim claim) {
        if (claimed) {
            throw new ConflictException("This database manages its terminals already; there is nothing to claim.");
        }
        switch (claim) {
            case MOVED -> installation.takeOver();
            case COPY -> installation.separate();
        }
        claimed = true;
        reload();
        manage();
    }

    @Override
    public List<Orphan> orphans() {
        return orphans.all();
    }

    @Override
    public void removeOrphan(String container) {
        orphans.remove(container);
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
        rounds.close();
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
