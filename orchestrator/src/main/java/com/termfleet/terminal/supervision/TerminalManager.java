package com.termfleet.terminal.supervision;

import com.termfleet.access.PersonAction.Subject;
import com.termfleet.access.Principal;
import com.termfleet.account.Account;
import com.termfleet.account.AccountEvent;
import com.termfleet.account.Accounts;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.terminal.Installation;
import com.termfleet.terminal.container.TerminalProperties;
import com.termfleet.terminal.store.TerminalStore;
import com.termfleet.terminal.supervision.TerminalLoader.Loaded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
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
 * Starts and ends supervision. Loads the stored terminals before the gateway opens, so that every session finds its
 * terminal. Terminals are managed while the server is ready, has the lead over the database, and no other database has
 * claimed the installation; they are loaded again when that begins. When the server stops or loses the lead, the
 * terminals keep running as they are.
 */
@Component
class TerminalManager implements SmartLifecycle, Installation {

    /** Before the gateway and the web server, which start last. */
    private static final int PHASE = 0;

    private static final Logger log = LoggerFactory.getLogger(TerminalManager.class);

    private final Accounts accounts;
    private final TerminalStore store;
    private final InstallationClaim installation;
    private final TerminalLoader loader;
    private final TerminalEventPublisher publisher;
    private final ContainerRuntime runtime;
    private final TerminalProperties properties;
    private final Clock clock;
    private final SupervisorRegistry registry;
    private final ExternalSessions externalSessions;
    private final SupervisionRounds rounds;
    private final Orphans orphans;
    private final Path instanceFile;

    private volatile boolean running;
    private volatile boolean claimed;

    /** Guarded by this object, as are the fields below; the volatile ones are read without it. */
    private boolean ready;

    private boolean leading;

    /** Set when the installation is loaded. */
    private volatile @Nullable Loaded loaded;

    /** The objects of the periodic rounds; null while terminals are not managed. */
    private volatile @Nullable Loaded managed;

    /** The engine's events; null before terminals are managed, and after another server has taken over. */
    private ContainerRuntime.@Nullable Closeable events;

    private boolean scheduled;

    TerminalManager(
            Accounts accounts,
            TerminalStore store,
            InstallationClaim installation,
            TerminalLoader loader,
            TerminalEventPublisher publisher,
            ContainerRuntime runtime,
            TerminalProperties properties,
            Clock clock,
            SupervisorRegistry registry,
            ExternalSessions externalSessions,
            Orphans orphans,
            @Value("${termfleet.data}") Path data) {
        this.accounts = accounts;
        this.store = store;
        this.installation = installation;
        this.loader = loader;
        this.publisher = publisher;
        this.runtime = runtime;
        this.properties = properties;
        this.clock = clock;
        this.registry = registry;
        this.externalSessions = externalSessions;
        this.rounds = new SupervisionRounds(registry, externalSessions, clock);
        this.orphans = orphans;
        this.instanceFile = data.resolve("instance");
    }

    /** Why the engine is unreachable; null if it answers, or if this server does not manage the terminals. */
    @Nullable
    String engineAway() {
        Loaded current = managed;
        if (current != null) {
            return current.monitor().away();
        }
        return loaded == null ? "not connected yet" : null;
    }

    /** Null while this server does not manage the terminals. */
    @Nullable
    DiskWatch disk() {
        Loaded current = managed;
        return current == null ? null : current.disk();
    }

    @Override
    public synchronized void start() {
        claimed = installation.isHeld();
        load();
        running = true;
    }

    private Loaded load() {
        Loaded now = loader.load();
        loaded = now;
        if (claimed) {
            writeInstance(now.instance());
        } else {
            registry.each(this::markUnclaimed);
        }
        accounts.all().stream()
                .filter(account -> !account.isHosted())
                .forEach(account -> externalSessions.add(account.id()));
        return now;
    }

    private void markUnclaimed(Supervisor supervisor) {
        supervisor.change(t -> t.engineLost(InstallationClaim.REASON, clock.instant()));
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

    @EventListener
    synchronized void taken(TerminalLeadership.Taken taken) {
        leading = true;
        manage();
    }

    private void manage() {
        if (!ready || !leading || !claimed) {
            return;
        }
        loader.storeMissing();
        Loaded current = loaded;
        if (events == null || current == null) {
            begin(load());
        } else {
            loader.update(current);
            managed = current;
        }
    }

    private void begin(Loaded current) {
        managed = current;
        registry.each(Supervisor::begin);
        runtime.hostWarnings(registry.all().size())
                .forEach(warning -> log.warn("Host limit too low reason={}", warning));
        events = runtime.events(current.instance(), current.monitor());
        rounds.soon(() -> round(now -> now.deleted().removeAll()));
        if (!scheduled) {
            scheduled = true;
            rounds.every(
                    properties.listEvery(), () -> round(now -> now.monitor().list()));
            rounds.every(
                    properties.listEvery(), () -> round(now -> now.deleted().removeAll()));
            rounds.every(properties.listEvery(), () -> round(_ -> store.seen(clock.instant())));
            ResourceSampler sampler = new ResourceSampler(runtime, registry);
            rounds.every(properties.measureEvery(), () -> round(_ -> sampler.measure()));
            rounds.every(
                    properties.disk().every(), () -> round(now -> now.disk().check()));
        }
    }

    private void round(Consumer<Loaded> work) {
        Loaded current = managed;
        if (current != null) {
            work.accept(current);
        }
    }

    /** Another server may manage the terminals now: this one only observes. */
    @EventListener
    synchronized void lost(TerminalLeadership.Lost lost) {
        leading = false;
        managed = null;
        if (events != null) {
            registry.each(Supervisor::suspend);
        }
    }

    /** This server's data on the terminals becomes out of date. */
    @EventListener
    synchronized void standingBy(TerminalLeadership.StandingBy standingBy) {
        leading = false;
        managed = null;
        if (events != null) {
            events.close();
            events = null;
            load();
        }
    }

    /** Starts its supervision at once, or with all others if they are not managed yet. */
    @EventListener
    synchronized void created(AccountEvent.Created event) {
        Account account = event.account();
        if (!account.isHosted()) {
            externalSessions.add(account.id());
            return;
        }
        Loaded current = loaded;
        if (current == null) {
            throw new IllegalStateException("The terminals are not loaded yet");
        }
        Supervisor supervisor = loader.add(current, account, TerminalStore.Row.first(account.id()));
        if (!claimed) {
            markUnclaimed(supervisor);
        } else if (managed != null) {
            supervisor.begin();
        }
    }

    /** Nothing is stored: the account's deletion is the record. */
    @EventListener
    void deleted(AccountEvent.Deleted event) {
        AccountId account = event.account().id();
        externalSessions.remove(account);
        registry.of(account).ifPresent(supervisor -> supervisor.change(t -> t.wantRemoved(clock.instant())));
    }

    @Override
    public Status status() {
        return new Status(store.instance(), claimed, claimed ? null : InstallationClaim.REASON);
    }

    @Override
    public synchronized void claim(Claim claim, Principal by) {
        if (claimed) {
            throw new ConflictException("This database manages its terminals already; there is nothing to claim.");
        }
        loader.storeMissing();
        switch (claim) {
            case MOVED -> installation.takeOver();
            case COPY -> installation.separate();
        }
        claimed = true;
        String what = "claimed this installation as " + claim;
        publisher.asked(by, Subject.INSTALLATION, store.instance(), what);
        registry.each(supervisor -> publisher.add(supervisor.id(), by, what));
        load();
        manage();
    }

    @Override
    public List<Orphan> orphans() {
        return orphans.all();
    }

    @Override
    public void removeOrphan(String container, Principal by) {
        orphans.remove(container);
        log.warn("Container without an account removed with its volume container={} by={}", container, by.email());
        publisher.asked(by, Subject.CONTAINER, container, "removed the container without an account, with its volume");
    }

    /**
     * Received before anything is stopped: sessions that end with the gateway, which stops before this, are no news
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
