package com.termfleet.terminal.supervision;

import com.termfleet.account.Account;
import com.termfleet.account.Accounts;
import com.termfleet.gateway.GatewayBinding;
import com.termfleet.gateway.Sessions;
import com.termfleet.kernel.AccountId;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.HostCircuit;
import com.termfleet.terminal.container.ContainerSpecFactory;
import com.termfleet.terminal.container.Containers;
import com.termfleet.terminal.container.TerminalProperties;
import com.termfleet.terminal.state.Timing;
import com.termfleet.terminal.store.TerminalStore;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Creates supervisors for the stored terminals. They act after they are begun. Guarded by the terminal manager. */
@Component
final class TerminalLoader {

    private final Accounts accounts;
    private final TerminalStore store;
    private final TerminalEventPublisher publisher;
    private final ContainerRuntime runtime;
    private final GatewayBinding gateway;
    private final Sessions sessions;
    private final TerminalProperties properties;
    private final Clock clock;
    private final Timing timing;
    private final SupervisorRegistry registry;
    private final HostCircuit circuit;
    private final Orphans orphans;

    TerminalLoader(
            Accounts accounts,
            TerminalStore store,
            TerminalEventPublisher publisher,
            ContainerRuntime runtime,
            GatewayBinding gateway,
            Sessions sessions,
            TerminalProperties properties,
            Clock clock,
            Timing timing,
            SupervisorRegistry registry,
            HostCircuit circuit,
            Orphans orphans) {
        this.accounts = accounts;
        this.store = store;
        this.publisher = publisher;
        this.runtime = runtime;
        this.gateway = gateway;
        this.sessions = sessions;
        this.properties = properties;
        this.clock = clock;
        this.timing = timing;
        this.registry = registry;
        this.circuit = circuit;
        this.orphans = orphans;
    }

    /**
     * An installation's terminals.
     *
     * @param newsSince when a server last managed them
     */
    record Loaded(
            String instance,
            Containers containers,
            DeletedTerminals deleted,
            ContainerMonitor monitor,
            DiskWatch disk,
            Instant newsSince) {}

    /** Replaces all supervisors by those of the stored installation. */
    Loaded load() {
        registry.each(Supervisor::leave);
        registry.clear();
        Loaded loaded = empty(store.installation());
        for (TerminalStore.Row row : store.all()) {
            accounts.find(row.account())
                    .ifPresentOrElse(
                            account -> add(loaded, account, row),
                            () -> loaded.deleted().add(row.account()));
        }
        accounts.all().stream()
                .filter(account ->
                        account.isHosted() && registry.of(account.id()).isEmpty())
                .forEach(account -> add(loaded, account, TerminalStore.Row.first(account.id())));
        return loaded;
    }

    private Loaded empty(TerminalStore.Installation stored) {
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
        DiskWatch disk = new DiskWatch(containers, registry, properties.disk(), () -> monitor.away() != null, clock);
        return new Loaded(stored.instance(), containers, deleted, monitor, disk, stored.seenAt());
    }

    /** Stores the first desired state of terminals of which only the account is stored. Called by the leader alone. */
    void storeMissing() {
        accounts.all().stream().filter(Account::isHosted).forEach(account -> store.insert(account.id()));
    }

    /**
     * Compares suspended supervisors with the stored terminals: those that missed a change are replaced, those of new
     * accounts are begun, the others resume.
     */
    void update(Loaded loaded) {
        Set<AccountId> stored = new HashSet<>();
        List<TerminalStore.Row> rows = store.all();
        for (TerminalStore.Row row : rows) {
            stored.add(row.account());
            accounts.find(row.account())
                    .ifPresentOrElse(account -> update(loaded, account, row), () -> remove(loaded, row.account()));
        }
        for (Supervisor supervisor : registry.all()) {
            if (!stored.contains(supervisor.id())) {
                supervisor.leave();
                registry.remove(supervisor.id());
            }
        }
    }

    private void update(Loaded loaded, Account account, TerminalStore.Row row) {
        Supervisor before = registry.of(account.id()).orElse(null);
        if (before != null && before.commands().isCurrent(row)) {
            before.resume();
            return;
        }
        if (before != null) {
            before.leave();
        }
        add(loaded, account, row).begin();
    }

    private void remove(Loaded loaded, AccountId account) {
        registry.of(account).ifPresent(Supervisor::leave);
        registry.remove(account);
        loaded.deleted().add(account);
    }

    /** A session that is already open belongs to the terminal. */
    Supervisor add(Loaded into, Account account, TerminalStore.Row row) {
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
        registry.add(supervisor);
        sessions.of(account.id())
                .ifPresent(session -> supervisor.change(t ->
                        t.sessionOpened(session.id(), session.introduction().currency(), clock.instant())));
        return supervisor;
    }
}
