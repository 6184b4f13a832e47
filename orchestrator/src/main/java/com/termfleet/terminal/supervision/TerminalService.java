package com.termfleet.terminal.supervision;

import com.termfleet.access.Principal;
import com.termfleet.account.Accounts;
import com.termfleet.account.CredentialChange;
import com.termfleet.kernel.AccountId;
import com.termfleet.kernel.ConflictException;
import com.termfleet.kernel.Page;
import com.termfleet.kernel.PageRequest;
import com.termfleet.runtime.ContainerRuntime;
import com.termfleet.runtime.ExecResult;
import com.termfleet.terminal.ExtraExpert;
import com.termfleet.terminal.JournalEntry;
import com.termfleet.terminal.TerminalEvent;
import com.termfleet.terminal.TerminalView;
import com.termfleet.terminal.Terminals;
import com.termfleet.terminal.state.StartBlock;
import com.termfleet.terminal.state.Terminal;
import com.termfleet.terminal.store.EventLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Users' commands on terminals. Each is stored and applied by the terminal's command queue. */
@Component
class TerminalService implements Terminals {

    private final Accounts accounts;
    private final EventLog events;
    private final TerminalEventPublisher publisher;
    private final ContainerRuntime runtime;
    private final Clock clock;
    private final SupervisorRegistry registry;
    private final ExternalSessions externalSessions;

    TerminalService(
            Accounts accounts,
            EventLog events,
            TerminalEventPublisher publisher,
            ContainerRuntime runtime,
            Clock clock,
            SupervisorRegistry registry,
            ExternalSessions externalSessions) {
        this.accounts = accounts;
        this.events = events;
        this.publisher = publisher;
        this.runtime = runtime;
        this.clock = clock;
        this.registry = registry;
        this.externalSessions = externalSessions;
    }

    private Supervisor supervisor(AccountId account) {
        return registry.of(account)
                .orElseThrow(() -> new ConflictException(
                        "Account " + account + " has no terminal here: its Expert Advisor connects from outside."));
    }

    @Override
    public Optional<TerminalView> find(AccountId account) {
        return registry.of(account).map(Supervisor::view).or(() -> externalSessions.find(account));
    }

    @Override
    public List<TerminalView> all() {
        return accounts.all().stream()
                .sorted(Comparator.comparingLong(account -> account.id().value()))
                .flatMap(account -> find(account.id()).stream())
                .toList();
    }

    @Override
    public void start(AccountId account, Principal by) {
        supervisor(account).commands().execute(t -> unlessRejected(t).wantRunning(clock.instant()));
        publisher.asked(account, by, "asked for a start");
    }

    @Override
    public void stop(AccountId account, Principal by) {
        supervisor(account).commands().execute(t -> t.wantStopped(clock.instant()));
        publisher.asked(account, by, "asked for a stop");
    }

    @Override
    public void restart(AccountId account, Principal by) {
        supervisor(account).commands().execute(t -> unlessRejected(t).wantRestart(clock.instant()));
        publisher.asked(account, by, "asked for a restart");
    }

    private static Terminal unlessRejected(Terminal terminal) {
        StartBlock held = terminal.desiredState().held();
        if (held != null && held.why() == StartBlock.Why.REJECTED) {
            throw new ConflictException(held.text());
        }
        return terminal;
    }

    @Override
    public List<AccountId> releaseFromQuarantine(Collection<AccountId> wanted, Principal by) {
        List<Supervisor> quarantined = wanted.stream()
                .flatMap(account -> registry.of(account).stream())
                .filter(supervisor -> supervisor.terminal().isQuarantined())
                .toList();
        for (Supervisor supervisor : quarantined) {
            supervisor.commands().execute(t -> t.releasedFromQuarantine(clock.instant()));
            publisher.asked(supervisor.id(), by, "released it from quarantine");
        }
        return quarantined.stream().map(Supervisor::id).toList();
    }

    /**
     * The new version is stored with the credentials, so a server that is killed before the next line finds it at its
     * start.
     */
    @Override
    public void changeCredentials(AccountId account, CredentialChange change, Principal by) {
        Supervisor supervisor = supervisor(account);
        accounts.changeCredentials(account, change);
        supervisor.commands().execute(t -> t.credentialsChanged(clock.instant()));
        publisher.asked(account, by, "changed the credentials");
    }

    /** As with credentials, whose version this changes too. */
    @Override
    public String renewToken(AccountId account, Principal by) {
        Supervisor supervisor = supervisor(account);
        String token = accounts.renewToken(account);
        supervisor.commands().execute(t -> t.credentialsChanged(clock.instant()));
        publisher.asked(account, by, "renewed the token");
        return token;
    }

    @Override
    public void setExtraExperts(AccountId account, List<ExtraExpert> experts) {
        supervisor(account)
                .commands()
                .execute(
                        t -> t.desiredState().extras().equals(experts) ? t : t.extrasChanged(experts, clock.instant()));
    }

    @Override
    public List<JournalEntry> journal(AccountId account) {
        return registry.of(account).map(Supervisor::journal).orElse(List.of());
    }

    @Override
    public void logs(AccountId account, int lines, Consumer<String> onLine) {
        String name = Objects.requireNonNull(supervisor(account).view().containerName());
        runtime.tail(name, lines, line -> onLine.accept(line.at() + " " + line.text()));
    }

    @Override
    public Page<TerminalEvent> events(AccountId account, PageRequest page) {
        return events.of(account, page);
    }

    @Override
    public byte[] exec(AccountId account, List<String> command, byte[] input, Duration deadline) {
        Supervisor supervisor = supervisor(account);
        if (!supervisor.terminal().run().isRunning()) {
            throw new IllegalStateException("The container of account " + account + " is not running. Start it first.");
        }
        ExecResult result =
                runtime.exec(Objects.requireNonNull(supervisor.view().containerName()), command, input, deadline);
        if (result.exitCode() != 0) {
            throw new IllegalStateException("%s failed in the container of account %s (exit code %d): %s"
                    .formatted(
                            command.getFirst(),
                            account,
                            result.exitCode(),
                            new String(result.output(), StandardCharsets.UTF_8).strip()));
        }
        return result.output();
    }
}
